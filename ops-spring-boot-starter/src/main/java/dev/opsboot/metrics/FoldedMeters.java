package dev.opsboot.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;

/**
 * Meters that fall together under {@value BoundedLabel#UNKNOWN}. What is recorded into
 * one just adds up. Of meters that are read, such as gauges, Micrometer shows the first
 * and ignores the others, and what they mean together nobody knows: so as soon as two
 * different ones fall together, none is shown but {@code NaN}.
 */
final class FoldedMeters {

	/**
	 * What the current thread folded last. It is registered by the same thread, at once.
	 */
	private final ThreadLocal<Fold> last = new ThreadLocal<>();

	private final Set<Meter.Id> hidden = ConcurrentHashMap.newKeySet();

	private final List<Registry> registries = new CopyOnWriteArrayList<>();

	/**
	 * A meter is about to be registered under another id.
	 * @param original its own id
	 * @param folded the id with values replaced
	 */
	void fold(Meter.Id original, Meter.Id folded) {
		this.last.set(new Fold(original, folded));
		for (Registry registry : this.registries) {
			registry.fold(original, folded);
		}
	}

	void follow(MeterRegistry registry) {
		Registry followed = new Registry(registry);
		this.registries.add(followed);
		registry.config().onMeterAdded(followed::added).onMeterRemoved(followed::removed);
	}

	/**
	 * Whether a meter cannot be shown as {@code NaN} and so is not to be shown at all.
	 * @param id its id
	 * @return whether it is hidden
	 */
	boolean isHidden(Meter.Id id) {
		return this.hidden.contains(id);
	}

	private static boolean isRead(Meter meter) {
		return !(meter instanceof Counter || meter instanceof Timer || meter instanceof DistributionSummary
				|| meter instanceof LongTaskTimer);
	}

	private record Fold(Meter.Id original, Meter.Id folded) {
	}

	/**
	 * The meters of one registry that are read and show the value of a single one.
	 */
	private final class Registry {

		private final MeterRegistry registry;

		private final Map<Meter.Id, Single> singles = new ConcurrentHashMap<>();

		Registry(MeterRegistry registry) {
			this.registry = registry;
		}

		void added(Meter meter) {
			Fold fold = FoldedMeters.this.last.get();
			if (fold != null && fold.folded().equals(meter.getId()) && isRead(meter)) {
				this.singles.put(meter.getId(), new Single(fold.original(), meter));
			}
		}

		void removed(Meter meter) {
			this.singles.remove(meter.getId());
		}

		void fold(Meter.Id original, Meter.Id folded) {
			if (this.singles.isEmpty()) {
				return;
			}
			Single single = this.singles.get(folded);
			if (single != null && !single.original().equals(original)) {
				replace(single.meter());
			}
		}

		private void replace(Meter meter) {
			// What is registered now is not folded
			FoldedMeters.this.last.remove();
			Meter shown;
			do {
				this.registry.remove(meter.getId());
				shown = registerBlank(meter);
			}
			// Another thread came in between
			while (this.singles.containsKey(meter.getId()));
			if (!shown.getId().equals(meter.getId())) {
				// A filter gives another name each time that it is applied
				this.registry.remove(shown);
				FoldedMeters.this.hidden.add(meter.getId());
			}
		}

		private Meter registerBlank(Meter meter) {
			Meter.Id id = meter.getId();
			if (meter instanceof TimeGauge gauge) {
				return TimeGauge.builder(id.getName(), () -> Double.NaN, gauge.baseTimeUnit())
					.tags(id.getTagsAsIterable())
					.description(id.getDescription())
					.register(this.registry);
			}
			if (meter instanceof Gauge) {
				return Gauge.builder(id.getName(), () -> Double.NaN)
					.tags(id.getTagsAsIterable())
					.description(id.getDescription())
					.baseUnit(id.getBaseUnit())
					.register(this.registry);
			}
			if (meter instanceof FunctionCounter) {
				return FunctionCounter.builder(id.getName(), this, (self) -> Double.NaN)
					.tags(id.getTagsAsIterable())
					.description(id.getDescription())
					.baseUnit(id.getBaseUnit())
					.register(this.registry);
			}
			if (meter instanceof FunctionTimer timer) {
				return FunctionTimer
					.builder(id.getName(), this, (self) -> 0, (self) -> Double.NaN, timer.baseTimeUnit())
					.tags(id.getTagsAsIterable())
					.description(id.getDescription())
					.register(this.registry);
			}
			List<Measurement> measurements = new ArrayList<>();
			meter.measure()
				.forEach((measurement) -> measurements
					.add(new Measurement(() -> Double.NaN, measurement.getStatistic())));
			return Meter.builder(id.getName(), id.getType(), measurements)
				.tags(id.getTagsAsIterable())
				.description(id.getDescription())
				.baseUnit(id.getBaseUnit())
				.register(this.registry);
		}

	}

	private record Single(Meter.Id original, Meter meter) {
	}

}
