package dev.opsboot.heartbeat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The gauge {@code ops.pulse.age} of each open pulse: the time without a beat, to within
 * a second.
 */
public final class PulseMetrics implements MeterBinder {

	private final Heartbeat heartbeat;

	/**
	 * Create the metrics.
	 * @param heartbeat the pulses
	 */
	public PulseMetrics(Heartbeat heartbeat) {
		this.heartbeat = heartbeat;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.heartbeat.observe(new Gauges(registry));
	}

	/**
	 * The gauges in one registry.
	 */
	private static final class Gauges implements PulseObserver {

		private final MeterRegistry registry;

		private final Map<Pulse, Meter> gauges = new HashMap<>();

		Gauges(MeterRegistry registry) {
			this.registry = registry;
		}

		@Override
		public void opened(Pulse pulse) {
			this.gauges.put(pulse,
					TimeGauge.builder("ops.pulse.age", pulse, TimeUnit.NANOSECONDS, Pulse::age)
						.description("Time without a beat of the pulse")
						.tag("pulse", pulse.name())
						.register(this.registry));
		}

		@Override
		public void closed(Pulse pulse) {
			Meter gauge = this.gauges.remove(pulse);
			if (gauge != null) {
				this.registry.remove(gauge);
			}
		}

	}

}
