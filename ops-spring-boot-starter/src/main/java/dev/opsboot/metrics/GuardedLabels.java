package dev.opsboot.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.opsboot.metrics.LabelValues.Admission;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * The labels of the meters of some registries, with the values they have.
 */
final class GuardedLabels {

	private final LabelRules rules;

	private final Consumer<MeterLabel> onFirstReplacement;

	private final Map<String, Map<String, MeterLabel>> labels = new ConcurrentHashMap<>();

	/**
	 * The values that the current thread let in last. It registers a meter with them at
	 * once, or none.
	 */
	private final ThreadLocal<List<Admitted>> admitted = ThreadLocal.withInitial(ArrayList::new);

	GuardedLabels(LabelRules rules, Consumer<MeterLabel> onFirstReplacement) {
		this.rules = rules;
		this.onFirstReplacement = onFirstReplacement;
	}

	/**
	 * Follow which meters a registry has.
	 * @param registry the registry
	 * @param effective gives the id with the values that count
	 */
	void follow(MeterRegistry registry, UnaryOperator<Meter.Id> effective) {
		registry.config()
			.onMeterAdded((meter) -> added(meter, effective))
			.onMeterRemoved((meter) -> removed(meter, effective));
	}

	/**
	 * Replace the values that labels may not have.
	 * @param id the id of a meter
	 * @param effective the id with the values that count, of which a label that it does
	 * not have counts as it is
	 * @return the replacements, null for none
	 */
	@Nullable Tags replacements(Meter.Id id, Meter.Id effective) {
		withdraw(this.admitted.get());
		List<Tag> replacements = null;
		for (Tag tag : id.getTagsAsIterable()) {
			String value = value(tag, id, effective);
			if (BoundedLabel.UNKNOWN.equals(value)) {
				continue;
			}
			MeterLabel label = label(id.getName(), tag.getKey());
			Admission admission = label.values().admit(value);
			if (admission == Admission.NEW) {
				this.admitted.get().add(new Admitted(label.values(), value));
			}
			if (admission != Admission.REFUSED) {
				continue;
			}
			replacements = (replacements != null) ? replacements : new ArrayList<>(1);
			replacements.add(Tag.of(tag.getKey(), BoundedLabel.UNKNOWN));
			if (label.replace()) {
				this.onFirstReplacement.accept(label);
			}
		}
		return (replacements != null) ? Tags.of(replacements) : null;
	}

	private static String value(Tag tag, Meter.Id id, Meter.Id effective) {
		String value = (effective != id) ? effective.getTag(tag.getKey()) : null;
		return (value != null) ? value : tag.getValue();
	}

	private static void withdraw(List<Admitted> admitted) {
		if (!admitted.isEmpty()) {
			admitted.forEach((entry) -> entry.values().withdraw(entry.value()));
			admitted.clear();
		}
	}

	private MeterLabel label(String meter, String key) {
		Map<String, MeterLabel> labels = this.labels.get(meter);
		MeterLabel label = (labels != null) ? labels.get(key) : null;
		return (label != null) ? label : this.labels.computeIfAbsent(meter, (name) -> new ConcurrentHashMap<>())
			.computeIfAbsent(key, (name) -> new MeterLabel(meter, name, this.rules.valuesOf(name)));
	}

	/**
	 * A meter was registered, or was there before there were rules.
	 * @param meter the meter
	 * @param effective gives the id with the values that count
	 */
	void added(Meter meter, UnaryOperator<Meter.Id> effective) {
		forEachValue(meter, effective, LabelValues::added);
		this.admitted.remove();
	}

	private void removed(Meter meter, UnaryOperator<Meter.Id> effective) {
		forEachValue(meter, effective, LabelValues::removed);
		String name = meter.getId().getName();
		Map<String, MeterLabel> labels = this.labels.get(name);
		if (labels != null && labels.values().stream().allMatch(MeterLabel::isForgettable)) {
			this.labels.remove(name, labels);
		}
	}

	private void forEachValue(Meter meter, UnaryOperator<Meter.Id> effective, BiConsumer<LabelValues, String> change) {
		Meter.Id id = meter.getId();
		if (id.syntheticAssociation() != null || LabelGuard.REPLACED.equals(id.getName())) {
			return;
		}
		Meter.Id counting = effective.apply(id);
		id.getTagsAsIterable().forEach((tag) -> {
			String value = value(tag, id, counting);
			if (!BoundedLabel.UNKNOWN.equals(value)) {
				change.accept(label(id.getName(), tag.getKey()).values(), value);
			}
		});
	}

	/**
	 * The labels that have had values replaced.
	 * @return the labels
	 */
	Stream<MeterLabel> replaced() {
		return this.labels.values()
			.stream()
			.flatMap((labels) -> labels.values().stream())
			.filter((label) -> label.replaced() > 0);
	}

	private record Admitted(LabelValues values, String value) {
	}

}
