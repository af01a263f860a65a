package dev.opsboot.metrics;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * One label of one meter.
 */
final class MeterLabel {

	private final String meter;

	private final String label;

	private final LabelValues values;

	private final LongAdder replaced = new LongAdder();

	private final AtomicBoolean known = new AtomicBoolean();

	/**
	 * Create the label.
	 * @param meter the name of the meter
	 * @param label the name of the label
	 * @param values its values
	 */
	MeterLabel(String meter, String label, LabelValues values) {
		this.meter = meter;
		this.label = label;
		this.values = values;
	}

	String meter() {
		return this.meter;
	}

	String label() {
		return this.label;
	}

	LabelValues values() {
		return this.values;
	}

	/**
	 * Count that a value was replaced.
	 * @return whether it was the first time
	 */
	boolean replace() {
		this.replaced.increment();
		return !this.known.get() && this.known.compareAndSet(false, true);
	}

	/**
	 * Whether nothing is lost when it is made anew.
	 * @return whether it has no values and none were replaced
	 */
	boolean isForgettable() {
		return this.values.isEmpty() && !this.known.get();
	}

	double replaced() {
		return this.replaced.doubleValue();
	}

}
