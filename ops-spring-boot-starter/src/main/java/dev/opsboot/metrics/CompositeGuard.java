package dev.opsboot.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;

/**
 * Guards a registry that only passes measurements on, so that it too stays small. What
 * counts is what the filters of the registries behind it make of a value, because they
 * may make many values few.
 */
final class CompositeGuard implements MeterFilter {

	private final GuardedLabels labels;

	private final FoldedMeters folded;

	private final Iterable<MeterFilter> filters;

	/**
	 * Create the guard.
	 * @param labels the labels of such registries
	 * @param folded the meters of the registry that fell together
	 * @param filters the filters of the registries behind, in their order
	 */
	CompositeGuard(GuardedLabels labels, FoldedMeters folded, Iterable<MeterFilter> filters) {
		this.labels = labels;
		this.folded = folded;
		this.filters = filters;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		if (LabelGuard.REPLACED.equals(id.getName())) {
			return id;
		}
		Tags replacements = this.labels.replacements(id, effective(id));
		if (replacements == null) {
			return id;
		}
		Meter.Id mapped = id.withTags(replacements);
		this.folded.fold(id, mapped);
		return mapped;
	}

	/**
	 * What the filters of the registries behind make of an id.
	 * @param id the id
	 * @return the id that they register
	 */
	Meter.Id effective(Meter.Id id) {
		Meter.Id effective = id;
		for (MeterFilter filter : this.filters) {
			effective = filter.map(effective);
		}
		return effective;
	}

	@Override
	public MeterFilterReply accept(Meter.Id id) {
		return this.folded.isHidden(id) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
	}

}
