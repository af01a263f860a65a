package dev.opsboot.logging.logback;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What was used to write a line and will be used again. Not one per thread: with virtual
 * threads there may be a million of them.
 *
 * @param <T> the type of what is used again
 */
final class LineBuffers<T> {

	private static final int SIZE = 64;

	/**
	 * References in one line of a processor's cache, which threads must not share.
	 */
	private static final int SPACING = 16;

	private final AtomicReferenceArray<@Nullable T> free = new AtomicReferenceArray<>(SIZE * SPACING);

	private final Supplier<T> factory;

	LineBuffers(Supplier<T> factory) {
		this.factory = factory;
	}

	T take() {
		T buffer = this.free.getAndSet(slot(), null);
		return (buffer != null) ? buffer : this.factory.get();
	}

	void giveBack(T buffer) {
		this.free.lazySet(slot(), buffer);
	}

	private static int slot() {
		return (int) (Thread.currentThread().getId() & (SIZE - 1)) * SPACING;
	}

}
