package dev.opsboot.metrics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values that one label of one meter has.
 */
interface LabelValues {

	/**
	 * Let a value in, if there is room for it.
	 * @param value the value
	 * @return whether the label may have the value
	 */
	boolean admit(String value);

	/**
	 * A meter with a value was registered, or was there before there were rules.
	 * @param value the value
	 */
	default void added(String value) {
	}

	/**
	 * A meter with a value was removed. When it was the last one there is room again.
	 * @param value the value
	 */
	default void removed(String value) {
	}

	/**
	 * Why a value is not let in.
	 * @return the reason, which stands between "values" and "recorded"
	 */
	String reason();

	static LabelValues denied() {
		return new Fixed(Set.of(), "are denied and");
	}

	static LabelValues allowed(Set<String> values) {
		return new Fixed(values, "that are not allowed are");
	}

	static LabelValues limited(int max) {
		return new Limited(max);
	}

	/**
	 * Values known from the beginning.
	 *
	 * @param values the values
	 * @param reason why others are not let in
	 */
	record Fixed(Set<String> values, String reason) implements LabelValues {

		@Override
		public boolean admit(String value) {
			return this.values.contains(value);
		}

	}

	/**
	 * The first values that come.
	 */
	final class Limited implements LabelValues {

		private final int max;

		/**
		 * How many meters have each value.
		 */
		private final Map<String, Integer> meters = new ConcurrentHashMap<>();

		private volatile boolean full;

		Limited(int max) {
			this.max = max;
		}

		@Override
		public boolean admit(String value) {
			return this.meters.containsKey(value) || (!this.full && reserve(value));
		}

		private synchronized boolean reserve(String value) {
			if (this.meters.size() >= this.max) {
				this.full = true;
				return this.meters.containsKey(value);
			}
			this.meters.putIfAbsent(value, 0);
			return true;
		}

		@Override
		public synchronized void added(String value) {
			this.meters.merge(value, 1, Integer::sum);
		}

		@Override
		public synchronized void removed(String value) {
			this.meters.computeIfPresent(value, (key, count) -> (count > 1) ? count - 1 : null);
			this.full = this.meters.size() >= this.max;
		}

		@Override
		public String reason() {
			return "beyond the first " + this.max + " are";
		}

	}

}
