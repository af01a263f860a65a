package dev.opsboot.failure.rules;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultRule;
import org.jspecify.annotations.Nullable;

/**
 * The status of an answer as {@link java.net.HttpURLConnection} reports it, in the
 * message of a plain {@link IOException}.
 */
final class UrlConnectionRule implements FaultRule {

	private static final Pattern STATUS = Pattern.compile("Server returned HTTP response code: (\\d{3}) ");

	@Override
	public @Nullable Fault fault(Throwable failure) {
		String message = (failure.getClass() == IOException.class) ? failure.getMessage() : null;
		if (message == null) {
			return null;
		}
		Matcher matcher = STATUS.matcher(message);
		return matcher.lookingAt() ? HttpStatusFault.of(Integer.parseInt(matcher.group(1))) : null;
	}

}
