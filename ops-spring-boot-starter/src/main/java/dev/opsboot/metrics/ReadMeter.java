package dev.opsboot.metrics;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * A kind of meter that is read rather than recorded to, and how to register one of it
 * that has no value.
 */
@FunctionalInterface
interface ReadMeter {

	/**
	 * Register a meter without a value.
	 * @param id its id
	 * @param registry takes it
	 * @return the meter that is registered, which may be another
	 */
	Meter registerBlank(Meter.Id id, MeterRegistry registry);

	/**
	 * The kind of a meter.
	 * @param meter the meter
	 * @return the kind, null where it is recorded to
	 */
	static @Nullable ReadMeter of(Meter meter) {
		if (meter instanceof Counter || meter instanceof Timer || meter instanceof DistributionSummary
				|| meter instanceof LongTaskTimer) {
			return null;
		}
		if (meter instanceof TimeGauge) {
			return ReadMeter::timeGauge;
		}
		if (meter instanceof Gauge) {
			return ReadMeter::gauge;
		}
		if (meter instanceof FunctionCounter) {
			return ReadMeter::functionCounter;
		}
		if (meter instanceof FunctionTimer) {
			return ReadMeter::functionTimer;
		}
		List<Statistic> statistics = StreamSupport.stream(meter.measure().spliterator(), false)
			.map(Measurement::getStatistic)
			.toList();
		return (id, registry) -> other(id, registry, statistics);
	}

	private static Meter timeGauge(Meter.Id id, MeterRegistry registry) {
		return TimeGauge.builder(id.getName(), () -> Double.NaN, TimeUnit.SECONDS)
			.tags(id.getTagsAsIterable())
			.description(id.getDescription())
			.register(registry);
	}

	private static Meter gauge(Meter.Id id, MeterRegistry registry) {
		return Gauge.builder(id.getName(), () -> Double.NaN)
			.tags(id.getTagsAsIterable())
			.description(id.getDescription())
			.baseUnit(id.getBaseUnit())
			.register(registry);
	}

	private static Meter functionCounter(Meter.Id id, MeterRegistry registry) {
		return FunctionCounter.builder(id.getName(), registry, (object) -> Double.NaN)
			.tags(id.getTagsAsIterable())
			.description(id.getDescription())
			.baseUnit(id.getBaseUnit())
			.register(registry);
	}

	private static Meter functionTimer(Meter.Id id, MeterRegistry registry) {
		return FunctionTimer.builder(id.getName(), registry, (object) -> 0, (object) -> Double.NaN, TimeUnit.SECONDS)
			.tags(id.getTagsAsIterable())
			.description(id.getDescription())
			.register(registry);
	}

	private static Meter other(Meter.Id id, MeterRegistry registry, List<Statistic> statistics) {
		return Meter
			.builder(id.getName(), id.getType(),
					statistics.stream().map((statistic) -> new Measurement(() -> Double.NaN, statistic)).toList())
			.tags(id.getTagsAsIterable())
			.description(id.getDescription())
			.baseUnit(id.getBaseUnit())
			.register(registry);
	}

}
