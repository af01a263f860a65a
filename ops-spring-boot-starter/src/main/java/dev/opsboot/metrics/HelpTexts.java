package dev.opsboot.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;

import org.springframework.util.StringUtils;

/**
 * Gives every meter a description, which Prometheus shows as its help: of one that has
 * none, the words of its name.
 */
public final class HelpTexts implements MeterFilter {

	@Override
	public Meter.Id map(Meter.Id id) {
		if (StringUtils.hasText(id.getDescription())) {
			return id;
		}
		String words = StringUtils.capitalize(id.getName().replaceAll("[._]", " "));
		return new Meter.Id(id.getName(), Tags.of(id.getTagsAsIterable()), id.getBaseUnit(), words, id.getType());
	}

}
