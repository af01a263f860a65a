package dev.opsboot.reference.feed;

import dev.opsboot.failure.DomainException;
import org.jspecify.annotations.Nullable;

/**
 * The feed gave an answer that is refused. The message says why. Asking again brings the
 * same one.
 */
final class InvalidAnswerException extends DomainException {

	InvalidAnswerException(String message) {
		this(message, null);
	}

	InvalidAnswerException(String message, @Nullable Throwable cause) {
		super(ShortLine.of(message), cause);
	}

}
