package dev.opsboot.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import dev.opsboot.logging.audit.LevelAudit;
import dev.opsboot.logging.audit.OperationAudit;
import dev.opsboot.logging.audit.ServiceAudit;
import dev.opsboot.logging.logback.LogFormat;
import dev.opsboot.logging.logback.StackFormat;
import dev.opsboot.logging.logback.TimestampFormat;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggingAutoConfiguration}.
 */
class LoggingAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ServiceAutoConfiguration.class, LoggingAutoConfiguration.class));

	@Test
	void keepsTheRecord() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(ServiceAudit.class)
			.hasSingleBean(LevelAudit.class)
			.hasSingleBean(OperationAudit.class));
	}

	@Test
	void hasDefaults() {
		this.contextRunner.run((context) -> assertThat(context.getBean(LoggingProperties.class))
			.isEqualTo(new LoggingProperties(LogFormat.LINE, null, null, TimestampFormat.TEXT, StackFormat.FOLDED)));
	}

	@Test
	void bindsWhatIsSet() {
		this.contextRunner
			.withPropertyValues("ops.logging.format=json", "ops.logging.file=none", "ops.logging.filter=info",
					"ops.logging.timestamp=unix", "ops.logging.stack=lines")
			.run((context) -> assertThat(context.getBean(LoggingProperties.class)).isEqualTo(
					new LoggingProperties(LogFormat.JSON, "none", "info", TimestampFormat.UNIX, StackFormat.LINES)));
	}

	@Test
	void knowsNoLevelsWithoutLogback() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(LoggerContext.class))
			.run((context) -> assertThat(context).doesNotHaveBean(LevelAudit.class).hasSingleBean(ServiceAudit.class));
	}

	@Test
	void knowsNoOperationsWithoutTheActuator() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(OperationInvokerAdvisor.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("opsOperationAudit"));
	}

}
