package dev.opsboot.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the values of each label of each meter few: one that the {@link LabelRules rules}
 * do not let in is recorded as {@value BoundedLabel#UNKNOWN}. Nothing is dropped, so
 * totals stay right.
 * <p>
 * As a filter it must be the last of a registry. Micrometer asks its filters about every
 * id that it has no meter for, so values that are replaced leave nothing behind in it.
 */
public final class LabelGuard implements MeterFilter {

	static final String REPLACED = "ops.label.values.replaced";

	private static final Logger logger = LoggerFactory.getLogger(LabelGuard.class);

	private final LabelRules rules;

	private final Map<String, Map<String, MeterLabel>> labels = new ConcurrentHashMap<>();

	private final EarlyMeters early = new EarlyMeters();

	private final FoldedMeters folded = new FoldedMeters();

	private final List<Consumer<MeterLabel>> observers = new CopyOnWriteArrayList<>();

	/**
	 * Create the guard.
	 * @param rules which values labels may have
	 */
	public LabelGuard(LabelRules rules) {
		this.rules = rules;
	}

	/**
	 * A filter that gives every meter the label {@code service}, to come before those
	 * that look at labels.
	 * @param service the name of the service
	 * @return the filter
	 */
	public MeterFilter serviceLabel(String service) {
		return new ServiceLabel(service, this.early);
	}

	/**
	 * Protect a registry, to which filters are not yet added. Meters that it already has
	 * keep their labels.
	 * @param registry the registry
	 * @param filters the other filters of the registries, in their order
	 */
	public void protect(MeterRegistry registry, Iterable<MeterFilter> filters) {
		if (registry instanceof CompositeMeterRegistry) {
			registry.config().meterFilter(new CompositeGuard(this, filters));
			return;
		}
		this.early.of(registry).forEach(this::added);
		this.folded.follow(registry);
		registry.config().onMeterAdded(this::added).onMeterRemoved(this::removed);
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		if (REPLACED.equals(id.getName()) || this.early.contains(id)) {
			return id;
		}
		Tags replacements = replacements(id);
		if (replacements == null) {
			return id;
		}
		Meter.Id mapped = id.withTags(replacements);
		this.folded.fold(id, mapped);
		return mapped;
	}

	@Override
	public MeterFilterReply accept(Meter.Id id) {
		return this.folded.isHidden(id) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
	}

	private @Nullable Tags replacements(Meter.Id id) {
		List<Tag> replacements = null;
		for (Tag tag : id.getTagsAsIterable()) {
			MeterLabel label = label(id.getName(), tag.getKey());
			if (!BoundedLabel.UNKNOWN.equals(tag.getValue()) && !label.values().admit(tag.getValue())) {
				replacements = (replacements != null) ? replacements : new ArrayList<>(1);
				replacements.add(Tag.of(tag.getKey(), BoundedLabel.UNKNOWN));
				replaced(label);
			}
		}
		return (replacements != null) ? Tags.of(replacements) : null;
	}

	private MeterLabel label(String meter, String key) {
		Map<String, MeterLabel> labels = this.labels.get(meter);
		if (labels == null) {
			labels = this.labels.computeIfAbsent(meter, (name) -> new ConcurrentHashMap<>());
		}
		MeterLabel label = labels.get(key);
		return (label != null) ? label
				: labels.computeIfAbsent(key, (name) -> new MeterLabel(meter, name, this.rules.valuesOf(name)));
	}

	private void replaced(MeterLabel label) {
		if (label.replace()) {
			logger.warn("Meter {}, label {}: values {} recorded as {}", label.meter(), label.label(),
					label.values().reason(), BoundedLabel.UNKNOWN);
			this.observers.forEach((observer) -> observer.accept(label));
		}
	}

	private void added(Meter meter) {
		forEachValue(meter, LabelValues::added);
	}

	private void removed(Meter meter) {
		forEachValue(meter, LabelValues::removed);
	}

	private void forEachValue(Meter meter, BiConsumer<LabelValues, String> change) {
		Meter.Id id = meter.getId();
		if (id.syntheticAssociation() == null) {
			id.getTagsAsIterable().forEach((tag) -> {
				if (!BoundedLabel.UNKNOWN.equals(tag.getValue())) {
					change.accept(label(id.getName(), tag.getKey()).values(), tag.getValue());
				}
			});
		}
	}

	/**
	 * Follow which labels have had values replaced.
	 * @param observer is told of each at least once
	 */
	void observe(Consumer<MeterLabel> observer) {
		this.observers.add(observer);
		this.labels.values()
			.forEach((labels) -> labels.values().stream().filter((label) -> label.replaced() > 0).forEach(observer));
	}

}
