package dev.opsboot.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;

import dev.opsboot.heartbeat.Heartbeat;
import dev.opsboot.heartbeat.HeartbeatLifecycle;
import dev.opsboot.heartbeat.PulseMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeartbeatAutoConfiguration}.
 */
class HeartbeatAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ConfigAutoConfiguration.class, ServiceAutoConfiguration.class,
				ApplicationAvailabilityAutoConfiguration.class, HeartbeatAutoConfiguration.class));

	@TempDir
	private Path directory;

	@Test
	void beatsEachTenSecondsByDefaultAndLeavesNoFileInATest() {
		this.runner.withPropertyValues("PREFIX=" + this.directory).run((context) -> {
			assertThat(context).hasSingleBean(Heartbeat.class)
				.hasSingleBean(HeartbeatLifecycle.class)
				.hasSingleBean(PulseMetrics.class);
			assertThat(context.getBean(HeartbeatProperties.class))
				.isEqualTo(new HeartbeatProperties(true, null, Duration.ofSeconds(10)));
			publishReady(context, context.getSourceApplicationContext());
			assertThat(this.directory).isEmptyDirectory();
			assertThat(Path.of("tmp")).doesNotExist();
		});
	}

	@Test
	void writesTheFileThatIsAskedForWhileTheApplicationIsReady() {
		Path file = this.directory.resolve("tmp/a.heartbeat");
		this.runner.withPropertyValues("ops.heartbeat.file=" + file, "ops.service-name=quotes").run((context) -> {
			assertThat(file).doesNotExist();
			publishReady(context, context.getSourceApplicationContext());
			assertThat(file).content()
				.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z " + ProcessHandle.current().pid()
						+ " quotes\n");
		});
		assertThat(file).doesNotExist();
	}

	@Test
	void takesNoNoticeOfAnotherApplication() {
		Path file = this.directory.resolve("a.heartbeat");
		this.runner.withPropertyValues("ops.heartbeat.file=" + file).run((context) -> {
			GenericApplicationContext other = new GenericApplicationContext();
			publishReady(context, other);
			assertThat(file).doesNotExist();
			publishReady(context, context.getSourceApplicationContext());
			context.publishEvent(new ContextClosedEvent(other));
			assertThat(file).exists();
		});
	}

	@Test
	void makesNoFileWhereNoneIsWanted() {
		this.runner.withPropertyValues("ops.heartbeat.file=none", "ops.heartbeat.interval=50ms").run((context) -> {
			publishReady(context, context.getSourceApplicationContext());
			assertThat(Path.of("none")).doesNotExist();
		});
	}

	@Test
	void isOffByProperty() {
		this.runner.withPropertyValues("ops.heartbeat.enabled=false").run((context) -> {
			assertThat(context).hasSingleBean(Heartbeat.class)
				.doesNotHaveBean(HeartbeatLifecycle.class)
				.doesNotHaveBean(PulseMetrics.class);
			context.getBean(Heartbeat.class).pulse("poller", Duration.ofSeconds(1)).beat();
		});
	}

	@Test
	void backsOffForAHeartbeatOfTheUser() {
		Heartbeat heartbeat = new Heartbeat();
		this.runner.withBean("own", Heartbeat.class, () -> heartbeat)
			.run((context) -> assertThat(context.getBean(Heartbeat.class)).isSameAs(heartbeat));
	}

	@Test
	void needsNoMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(HeartbeatLifecycle.class)
				.doesNotHaveBean("opsPulseMetrics"));
	}

	@Test
	void bindsTheAgesOfPulses() {
		this.runner.run((context) -> {
			MeterRegistry registry = new SimpleMeterRegistry();
			context.getBean(PulseMetrics.class).bindTo(registry);
			context.getBean(Heartbeat.class).pulse("poller", Duration.ofSeconds(1));
			assertThat(registry.get("ops.pulse.age").tag("pulse", "poller").timeGauge().value()).isZero();
		});
	}

	@Test
	void reportsAnIntervalThatMakesNoSense() {
		this.runner.withPropertyValues("ops.heartbeat.interval=0s")
			.run((context) -> assertThat(context).getFailure().hasMessage("""
					config error: 1 problem, nothing was started
					property source 'test': ops.heartbeat.interval: must be at least 10ms (was "0s")
					"""));
	}

	private static void publishReady(AssertableApplicationContext context, ConfigurableApplicationContext ready) {
		AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
		context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0], ready, Duration.ZERO));
	}

}
