package dev.opsboot.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import dev.opsboot.config.ConfigFingerprint;
import dev.opsboot.logging.audit.LevelAudit;
import dev.opsboot.logging.audit.OperationAudit;
import dev.opsboot.logging.audit.ServiceAudit;
import dev.opsboot.logging.logback.SecretsInLog;
import dev.opsboot.process.ServiceInstance;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Auto-configuration of what goes on the record. The log itself is set up before any bean
 * is made.
 */
@AutoConfiguration(after = ServiceAutoConfiguration.class)
@EnableConfigurationProperties(LoggingProperties.class)
public final class LoggingAutoConfiguration {

	@Bean
	ServiceAudit opsServiceAudit(ServiceInstance instance, ObjectProvider<ConfigFingerprint> configuration) {
		return new ServiceAudit(instance, configuration);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(LoggerContext.class)
	static final class LogbackConfiguration {

		@Bean
		static SecretsInLog opsSecretsInLog(ConfigurableEnvironment environment) {
			return new SecretsInLog(environment);
		}

		@Bean
		LevelAudit opsLevelAudit() {
			return new LevelAudit();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(OperationInvokerAdvisor.class)
	static final class ActuatorConfiguration {

		@Bean
		OperationAudit opsOperationAudit() {
			return new OperationAudit();
		}

	}

}
