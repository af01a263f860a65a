package dev.opsboot.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Brings work on files to its end in a thread that is interrupted: channels close
 * themselves then, and a thread that is asked to stop is the one that saves state.
 */
final class Uninterruptibly {

	private Uninterruptibly() {
	}

	/**
	 * Do something until no interrupt gets in its way, and be interrupted afterwards.
	 * @param action what is done, from its beginning each time
	 * @throws IOException if it fails for another reason
	 */
	static void run(Action action) throws IOException {
		boolean interrupted = Thread.interrupted();
		try {
			while (!isDone(action)) {
				interrupted = Thread.interrupted();
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static boolean isDone(Action action) throws IOException {
		try {
			action.run();
			return true;
		}
		catch (ClosedByInterruptException ex) {
			return false;
		}
	}

	/**
	 * Work on files.
	 */
	@FunctionalInterface
	interface Action {

		void run() throws IOException;

	}

}
