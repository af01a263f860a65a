package dev.opsboot.process;

import java.util.function.Consumer;

/**
 * Ends the process when the memory is exhausted, for nobody knows what was left half
 * done: at once and without the hooks of an orderly end, which would need memory too.
 */
final class OutOfMemory {

	private static final int MAX_CAUSES = 32;

	private static final byte[] MESSAGE = "out of memory, the process ends with exit code 2\n".getBytes();

	private static final byte[] SIGNAL_MESSAGE = "SIGUSR1, sent when memory is exhausted: ends at once with exit code 2\n"
		.getBytes();

	private final Runnable deadline;

	private final Runnable cleanUp;

	private final Consumer<Integer> halt;

	/**
	 * Create the end.
	 * @param deadline ends the process soon, whatever hangs
	 * @param cleanUp removes what must not outlive the process
	 * @param halt ends the process
	 */
	OutOfMemory(Runnable deadline, Runnable cleanUp, Consumer<Integer> halt) {
		this.deadline = deadline;
		this.cleanUp = cleanUp;
		this.halt = halt;
	}

	/**
	 * End the process if memory was exhausted.
	 * @param failure what was thrown
	 */
	void endIfCauseOf(Throwable failure) {
		if (isCauseOf(failure)) {
			end(MESSAGE);
		}
	}

	/**
	 * End the process because the JVM itself noticed, also where code swallows the error:
	 * {@code -XX:OnOutOfMemoryError} sends SIGUSR1.
	 */
	void endOnSignal() {
		end(SIGNAL_MESSAGE);
	}

	private void end(byte[] message) {
		try {
			this.deadline.run();
		}
		finally {
			// Also where there is no memory for a deadline
			endNow(message);
		}
	}

	private void endNow(byte[] message) {
		try {
			System.err.write(message, 0, message.length);
			System.err.flush();
			this.cleanUp.run();
		}
		finally {
			this.halt.accept(ServiceProcess.FAILURE);
		}
	}

	private static boolean isCauseOf(Throwable failure) {
		Throwable cause = failure;
		for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
			if (cause instanceof OutOfMemoryError) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

}
