package dev.opsboot.metrics;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Guards a registry that only passes measurements on, so that it too stays small. What
 * the registries behind it would make of a value is tried first, because filters there
 * may make many values few.
 */
final class CompositeGuard implements MeterFilter {

	private final LabelGuard guard;

	private final Iterable<MeterFilter> filters;

	/**
	 * Create the guard.
	 * @param guard the guard of the registries behind
	 * @param filters their other filters, in their order
	 */
	CompositeGuard(LabelGuard guard, Iterable<MeterFilter> filters) {
		this.guard = guard;
		this.filters = filters;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		Meter.Id before = id;
		for (MeterFilter filter : this.filters) {
			before = filter.map(before);
		}
		Meter.Id after = this.guard.map(before);
		return (after == before) ? id : replace(id, before, after);
	}

	private static Meter.Id replace(Meter.Id id, Meter.Id before, Meter.Id after) {
		List<Tag> replacements = new ArrayList<>();
		for (Tag tag : id.getTagsAsIterable()) {
			String replacement = after.getTag(tag.getKey());
			if (replacement != null && !replacement.equals(before.getTag(tag.getKey()))) {
				replacements.add(Tag.of(tag.getKey(), replacement));
			}
		}
		return id.withTags(replacements);
	}

}
