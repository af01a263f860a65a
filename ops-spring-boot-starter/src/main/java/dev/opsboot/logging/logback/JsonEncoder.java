package dev.opsboot.logging.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import net.logstash.logback.composite.AbstractCompositeJsonFormatter;
import net.logstash.logback.composite.loggingevent.LoggingEventCompositeJsonFormatter;
import net.logstash.logback.decorate.TokenStreamFactoryBuilderDecorator;
import net.logstash.logback.encoder.CompositeJsonEncoder;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;

/**
 * Writes an event as an object of JSON on one line, by logstash-logback-encoder and in
 * its field names. It may also be named in a configuration of Logback, as
 * {@link LineEncoder} may.
 */
public final class JsonEncoder extends CompositeJsonEncoder<ILoggingEvent> {

	@Override
	protected AbstractCompositeJsonFormatter<ILoggingEvent> createFormatter() {
		return new LoggingEventCompositeJsonFormatter(this);
	}

	@Override
	public void start() {
		if (!isStarted()) {
			setLineSeparator("\n");
			// All values are texts and numbers
			setFindAndRegisterJacksonModules(false);
			if (getProviders().getProviders().isEmpty()) {
				addDecorator(new LineEscapes());
				getProviders().addProvider(new EventJsonProvider(LogSettings.of(getContext())));
			}
			super.start();
		}
	}

	/**
	 * Has what would end a line escaped, which JSON does not ask for.
	 */
	private static final class LineEscapes
			implements TokenStreamFactoryBuilderDecorator<JsonFactory, JsonFactoryBuilder> {

		@Override
		public JsonFactoryBuilder decorate(JsonFactoryBuilder builder) {
			return builder.characterEscapes(new JsonEscapes());
		}

	}

}
