package dev.opsboot.reference.simulator;

import dev.opsboot.reference.feed.ShortLine;

/**
 * A request that the built-in feed does not understand. The message says why.
 */
final class MalformedRequestException extends RuntimeException {

	MalformedRequestException(String message) {
		super(ShortLine.of(message));
	}

}
