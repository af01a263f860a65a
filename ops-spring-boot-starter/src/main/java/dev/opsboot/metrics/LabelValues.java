package dev.opsboot.metrics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values that one label of one meter has.
 */
interface LabelValues {

	/**
	 * Let a value in, if there is room for it. It keeps the room until {@link #withdraw},
	 * unless a meter with it is added.
	 * @param value the value
	 * @return whether the label may have the value, and whether it is new
	 */
	Admission admit(String value);

	/**
	 * No meter is going to be registered with a value that was let in.
	 * @param value the value
	 */
	default void withdraw(String value) {
	}

	/**
	 * Whether no meter has a value.
	 * @return whether there is nothing to remember
	 */
	default boolean isEmpty() {
		return true;
	}

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
	 * Whether a label may have a value.
	 */
	enum Admission {

		/**
		 * It has or had it before.
		 */
		KNOWN,

		/**
		 * It may, from now on.
		 */
		NEW,

		/**
		 * It may not.
		 */
		REFUSED

	}

	/**
	 * Values known from the beginning.
	 *
	 * @param values the values
	 * @param reason why others are not let in
	 */
	record Fixed(Set<String> values, String reason) implements LabelValues {

		@Override
		public Admission admit(String value) {
			return this.values.contains(value) ? Admission.KNOWN : Admission.REFUSED;
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
		public Admission admit(String value) {
			if (this.meters.containsKey(value)) {
				return Admission.KNOWN;
			}
			return this.full ? Admission.REFUSED : reserve(value);
		}

		private synchronized Admission reserve(String value) {
			if (this.meters.containsKey(value)) {
				return Admission.KNOWN;
			}
			if (this.meters.size() >= this.max) {
				this.full = true;
				return Admission.REFUSED;
			}
			this.meters.put(value, 0);
			return Admission.NEW;
		}

		@Override
		public synchronized void withdraw(String value) {
			if (this.meters.remove(value, 0)) {
				this.full = false;
			}
		}

		@Override
		public boolean isEmpty() {
			return this.meters.isEmpty();
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
