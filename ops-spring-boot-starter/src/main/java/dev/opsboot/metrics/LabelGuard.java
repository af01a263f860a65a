package dev.opsboot.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
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

	private final List<Consumer<MeterLabel>> observers = new CopyOnWriteArrayList<>();

	private final EarlyMeters early = new EarlyMeters();

	private final List<FoldedMeters> folded = new CopyOnWriteArrayList<>();

	private final GuardedLabels labels;

	/**
	 * Those of registries that pass measurements on, where values are not yet what the
	 * filters of other registries make of them.
	 */
	private final GuardedLabels compositeLabels;

	/**
	 * Create the guard.
	 * @param rules which values labels may have
	 */
	public LabelGuard(LabelRules rules) {
		this.labels = new GuardedLabels(rules, this::onFirstReplacement);
		this.compositeLabels = new GuardedLabels(rules, this::onFirstReplacement);
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
			registry.config().meterFilter(composite(registry, filters));
			return;
		}
		this.early.of(registry).forEach((meter) -> this.labels.added(meter, UnaryOperator.identity()));
		this.labels.follow(registry, UnaryOperator.identity());
		this.folded.add(new FoldedMeters(registry));
	}

	/**
	 * A filter for a registry that passes measurements on.
	 * @param registry the registry
	 * @param filters the other filters of the registries behind it, in their order
	 * @return the filter
	 */
	MeterFilter composite(MeterRegistry registry, Iterable<MeterFilter> filters) {
		CompositeGuard guard = new CompositeGuard(this.compositeLabels, new FoldedMeters(registry), filters);
		this.compositeLabels.follow(registry, guard::effective);
		return guard;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		if (REPLACED.equals(id.getName()) || this.early.contains(id)) {
			return id;
		}
		Tags replacements = this.labels.replacements(id, id);
		if (replacements == null) {
			return id;
		}
		Meter.Id mapped = id.withTags(replacements);
		this.folded.forEach((meters) -> meters.fold(id, mapped));
		return mapped;
	}

	@Override
	public MeterFilterReply accept(Meter.Id id) {
		return this.folded.stream().anyMatch((meters) -> meters.isHidden(id)) ? MeterFilterReply.DENY
				: MeterFilterReply.NEUTRAL;
	}

	private void onFirstReplacement(MeterLabel label) {
		logger.warn("Meter {}, label {}: values {} recorded as {}", label.meter(), label.label(),
				label.values().reason(), BoundedLabel.UNKNOWN);
		this.observers.forEach((observer) -> observer.accept(label));
	}

	/**
	 * Follow which labels have had values replaced.
	 * @param observer is told of each at least once
	 */
	void observe(Consumer<MeterLabel> observer) {
		this.observers.add(observer);
		Stream.concat(this.labels.replaced(), this.compositeLabels.replaced()).forEach(observer);
	}

}
