package dev.opsboot.autoconfigure;

import java.nio.file.Path;

import dev.opsboot.process.InFlightRequests;
import dev.opsboot.process.InstanceRunningException;
import dev.opsboot.process.RequestWebFilter;
import dev.opsboot.process.ShutdownSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProcessAutoConfiguration}.
 */
class ProcessAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(ConfigAutoConfiguration.class,
			ServiceAutoConfiguration.class, ProcessAutoConfiguration.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(CONFIGURATIONS);

	@TempDir
	private Path directory;

	@Test
	void leavesNoTraceInATest() {
		this.runner.withPropertyValues("PREFIX=" + this.directory).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(ShutdownSequence.class);
			assertThat(context).doesNotHaveBean(InFlightRequests.class);
			assertThat(this.directory).isEmptyDirectory();
		});
	}

	@Test
	void writesThePidFileThatATestAsksFor() {
		Path file = this.directory.resolve("a.pid");
		this.runner.withPropertyValues("ops.process.pid-file=" + file).run((context) -> {
			assertThat(file).hasContent(ProcessHandle.current().pid() + "\n");
			this.runner.withPropertyValues("ops.process.pid-file=" + file)
				.run((second) -> assertThat(second).getFailure()
					.isInstanceOf(InstanceRunningException.class)
					.hasMessageContaining("already running with pid " + ProcessHandle.current().pid()));
			assertThat(file).exists();
		});
		assertThat(file).doesNotExist();
		this.runner.withPropertyValues("ops.process.pid-file=" + file)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void freesTheInstanceWhereTheStartFails() {
		Path file = this.directory.resolve("a.pid");
		this.runner.withPropertyValues("ops.process.pid-file=" + file).withBean("broken", Object.class, () -> {
			throw new IllegalStateException("broken");
		}).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(file).doesNotExist();
		});
	}

	@Test
	void reportsADirectoryThatIsNone() {
		this.runner.withPropertyValues("ops.process.pid-file=/dev/null/a.pid")
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("ops.process.pid-file: /dev/null is not a directory (owner root, mode 0666)"));
	}

	@Test
	void reportsTimesThatMakeNoSense() {
		this.runner.withPropertyValues("ops.process.shutdown-timeout=0s")
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("ops.process.shutdown-timeout: must be positive (was \"0s\")"));
		this.runner.withPropertyValues("ops.process.shutdown-timeout=5s", "ops.process.drain-delay=5s")
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("drain-delay must be shorter than shutdown-timeout"));
		this.runner.withPropertyValues("ops.process.drain-delay=-1s")
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("ops.process.drain-delay: must not be negative (was \"-1s\")"));
	}

	@Test
	void doesNotDrainInATest() {
		this.runner.withPropertyValues("ops.process.drain-delay=29s").run((context) -> {
			long start = System.nanoTime();
			context.close();
			assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
		});
	}

	@Test
	void knowsTheRequestsOfAServletApplication() {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasSingleBean(InFlightRequests.class)
				.hasSingleBean(FilterRegistrationBean.class));
	}

	@Test
	void knowsTheRequestsOfAReactiveApplication() {
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasSingleBean(InFlightRequests.class)
				.hasSingleBean(RequestWebFilter.class));
	}

	@Test
	void needsNoWeb() {
		this.runner.withClassLoader(new FilteredClassLoader("jakarta.servlet", "org.springframework.web", "reactor"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ShutdownSequence.class));
	}

}
