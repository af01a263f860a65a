package dev.opsboot.logging.logback;

import java.util.Map;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.encoder.Encoder;

import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Starts encoders as Boot does, in whose environment they find their settings.
 */
final class Encoders {

	private Encoders() {
	}

	static <E extends Encoder<ILoggingEvent>> E start(E encoder, Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		Context context = new LoggerContext();
		context.putObject(Environment.class.getName(), environment);
		encoder.setContext(context);
		encoder.start();
		return encoder;
	}

}
