package dev.opsboot.metrics;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Meters that were registered before there were rules. Somebody may hold them, so they
 * keep their labels: under others the same thing would be counted in two places.
 */
final class EarlyMeters {

	private static final Logger logger = LoggerFactory.getLogger(LabelGuard.class);

	private final Set<Meter.Id> ids = ConcurrentHashMap.newKeySet();

	/**
	 * Find those of a registry.
	 * @param registry the registry
	 * @return the meters
	 */
	List<Meter> of(MeterRegistry registry) {
		List<Meter> meters = registry.getMeters();
		if (!meters.isEmpty()) {
			meters.forEach((meter) -> this.ids.add(meter.getId()));
			logger.warn("Registered too early to be given the label service, or to have values replaced: {}",
					meters.stream().map((meter) -> meter.getId().getName()).distinct().sorted().toList());
		}
		return meters;
	}

	boolean contains(Meter.Id id) {
		return !this.ids.isEmpty() && this.ids.contains(id);
	}

}
