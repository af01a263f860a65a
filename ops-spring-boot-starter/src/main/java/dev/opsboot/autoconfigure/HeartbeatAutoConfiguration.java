package dev.opsboot.autoconfigure;

import dev.opsboot.heartbeat.Heartbeat;
import dev.opsboot.heartbeat.HeartbeatFile;
import dev.opsboot.heartbeat.HeartbeatLifecycle;
import dev.opsboot.heartbeat.PulseMetrics;
import dev.opsboot.process.OpsPaths;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration for the heartbeat. Where it is switched off, parts of the service
 * can still register pulses, which nobody judges.
 */
@AutoConfiguration
@EnableConfigurationProperties(HeartbeatProperties.class)
public final class HeartbeatAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Heartbeat opsHeartbeat() {
		return new Heartbeat();
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "ops.heartbeat.enabled", matchIfMissing = true)
	HeartbeatLifecycle opsHeartbeatLifecycle(Heartbeat heartbeat, HeartbeatProperties properties, OpsPaths paths,
			ApplicationAvailability availability, ConfigurableApplicationContext context) {
		return new HeartbeatLifecycle(heartbeat, HeartbeatFile.find(properties.file(), paths), properties.interval(),
				availability, context);
	}

	/**
	 * The ages of pulses.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	@ConditionalOnBooleanProperty(name = "ops.heartbeat.enabled", matchIfMissing = true)
	static final class MetricsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		PulseMetrics opsPulseMetrics(Heartbeat heartbeat) {
			return new PulseMetrics(heartbeat);
		}

	}

}
