package dev.opsboot.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Gives every meter the label {@code service}, unless it has one.
 */
final class ServiceLabel implements MeterFilter {

	private final Tags service;

	private final EarlyMeters early;

	ServiceLabel(String service, EarlyMeters early) {
		this.service = Tags.of("service", service);
		this.early = early;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		return this.early.contains(id) ? id : id.replaceTags(this.service.and(id.getTagsAsIterable()));
	}

}
