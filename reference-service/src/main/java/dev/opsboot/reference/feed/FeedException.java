package dev.opsboot.reference.feed;

import dev.opsboot.failure.InfrastructureException;
import org.jspecify.annotations.Nullable;

/**
 * The feed gave no answer. The message says why.
 */
final class FeedException extends InfrastructureException {

	FeedException(String message) {
		this(message, null);
	}

	FeedException(String message, @Nullable Throwable cause) {
		super(ShortLine.of(message), cause);
	}

}
