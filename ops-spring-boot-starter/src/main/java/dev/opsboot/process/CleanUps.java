package dev.opsboot.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is to be removed where a process ends without destroying its beans. What is added
 * when that has begun, such as by a start that still goes on in another thread, is
 * removed at once.
 */
final class CleanUps {

	private final Set<Runnable> cleanUps = ConcurrentHashMap.newKeySet();

	private volatile boolean begun;

	void add(Runnable cleanUp) {
		this.cleanUps.add(cleanUp);
		if (this.begun) {
			run(cleanUp);
		}
	}

	void remove(Runnable cleanUp) {
		this.cleanUps.remove(cleanUp);
	}

	/**
	 * Remove everything. What fails, such as for want of memory, does not keep the rest.
	 */
	void run() {
		this.begun = true;
		this.cleanUps.forEach(CleanUps::run);
	}

	private static void run(Runnable cleanUp) {
		try {
			cleanUp.run();
		}
		catch (Throwable ex) {
			// The process ends, and there may be no memory to say so.
		}
	}

}
