package dev.opsboot.autoconfigure;

import java.net.ConnectException;
import java.util.List;
import java.util.Map;

import dev.opsboot.failure.Degradation;
import dev.opsboot.failure.DegradationMetrics;
import dev.opsboot.failure.FailureMetrics;
import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultClassifier;
import dev.opsboot.failure.FaultRule;
import dev.opsboot.failure.Operations;
import dev.opsboot.health.ReadyDetail;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FailureAutoConfiguration}.
 */
class FailureAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(FailureAutoConfiguration.class));

	@Test
	void classifiesAndCountsByDefault() {
		this.runner.run((context) -> {
			assertThat(context.getBean(FaultClassifier.class).classify(new ConnectException()))
				.isEqualTo(Fault.TRANSIENT);
			assertThat(context).hasSingleBean(Operations.class)
				.hasSingleBean(FailureMetrics.class)
				.hasSingleBean(DegradationMetrics.class);
		});
	}

	@Test
	void asksTheRulesOfTheApplicationFirstInTheirOrder() {
		this.runner.withUserConfiguration(RulesConfiguration.class)
			.run((context) -> assertThat(context.getBean(FaultClassifier.class).classify(new ConnectException()))
				.isEqualTo(Fault.PERSISTENT));
	}

	@Test
	void leavesTheClassifierToTheApplication() {
		FaultClassifier own = new FaultClassifier(List.of(), List.of());
		this.runner.withBean(FaultClassifier.class, () -> own)
			.run((context) -> assertThat(context).getBean(FaultClassifier.class).isSameAs(own));
	}

	@Test
	void callsSomebodyWhenThePropertySays() {
		this.runner.withPropertyValues("ops.errors.alert-threshold=0")
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				MeterRegistry meters = context.getBean(MeterRegistry.class);
				context.getBean(FailureMetrics.class).bindTo(meters);
				context.getBean(Operations.class).named("feed").failed(new IllegalStateException());
				assertThat(meters.get("ops.alerts").functionCounter().count()).isEqualTo(1);
			});
	}

	@Test
	void tellsWhatIsDegraded() {
		this.runner.run((context) -> {
			ReadyDetail detail = context.getBean(ReadyDetail.class);
			assertThat(detail.detail()).isEmpty();
			context.getBean(Degradation.class).enter("upstream", "serving cached quotes");
			assertThat(detail.detail()).isEqualTo(Map.of("degraded", Map.of("upstream", "serving cached quotes")));
		});
	}

	@Test
	void doesWithoutMetrics() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Degradation.class)
				.doesNotHaveBean(FailureMetrics.class)
				.doesNotHaveBean(DegradationMetrics.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class RulesConfiguration {

		@Bean
		@Order(2)
		FaultRule second() {
			return (failure) -> Fault.TRANSIENT;
		}

		@Bean
		@Order(1)
		FaultRule first() {
			return (failure) -> (failure instanceof ConnectException) ? Fault.PERSISTENT : null;
		}

	}

}
