package dev.opsboot.heartbeat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The progress of one part of a service, made by {@link Heartbeat#pulse}.
 * <p>
 * A beat takes no time stamp: it raises a flag, which the monitor takes down once per
 * tick (at most a second) and only then looks at the clock. So a pulse is never silent
 * before its limit is over, and is found silent at most two ticks later.
 */
public final class Pulse implements AutoCloseable {

	private static final VarHandle BEATEN = beaten();

	private final String name;

	private final Duration limit;

	private final long limitNanos;

	private final Consumer<Pulse> onClose;

	/**
	 * Only reached through {@link #BEATEN}, once it is set.
	 */
	private boolean beaten = true;

	private volatile long age;

	private volatile boolean open = true;

	Pulse(String name, Duration limit, Consumer<Pulse> onClose) {
		this.name = name;
		this.limit = limit;
		this.limitNanos = TimeUnit.NANOSECONDS.convert(limit);
		this.onClose = onClose;
	}

	private static VarHandle beaten() {
		try {
			return MethodHandles.lookup().findVarHandle(Pulse.class, "beaten", boolean.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/**
	 * Say that progress was made. Any number of threads may, as often as they like: all
	 * but the first of a tick only read what none of them changes. After {@link #close()}
	 * it means nothing.
	 */
	public void beat() {
		if (!(boolean) BEATEN.getOpaque(this)) {
			BEATEN.setOpaque(this, true);
		}
	}

	/**
	 * End the pulse, because what it stands for ends as it should. Closing it again does
	 * nothing.
	 */
	@Override
	public void close() {
		this.open = false;
		this.onClose.accept(this);
	}

	String name() {
		return this.name;
	}

	Duration limit() {
		return this.limit;
	}

	boolean isOpen() {
		return this.open;
	}

	/**
	 * The time without a beat, as of the last tick.
	 * @return the time in nanoseconds
	 */
	long age() {
		return this.age;
	}

	boolean isSilent() {
		return this.open && this.age > this.limitNanos;
	}

	/**
	 * Count the time since the last tick, unless there was a beat.
	 * @param elapsed the time in nanoseconds
	 */
	void tick(long elapsed) {
		if ((boolean) BEATEN.getOpaque(this)) {
			BEATEN.setOpaque(this, false);
			this.age = 0;
		}
		else {
			this.age = this.age + elapsed;
		}
	}

}
