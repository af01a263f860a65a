package dev.opsboot.metrics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The meters of a registry that fell together under {@value BoundedLabel#UNKNOWN}. What
 * is recorded into one just adds up. Of meters that are read, such as gauges, Micrometer
 * shows the first and ignores the others, and what they mean together nobody knows: so as
 * soon as two different ones fall together, none is shown but {@code NaN}, for good.
 */
final class FoldedMeters {

	private final MeterRegistry registry;

	/**
	 * The kind of the meters that are read, by their names.
	 */
	private final Map<String, ReadMeter> kinds = new ConcurrentHashMap<>();

	/**
	 * For which meter each id with a replaced value stands.
	 */
	private final Map<Meter.Id, Meter.Id> originals = new ConcurrentHashMap<>();

	/**
	 * The ids that stand for several.
	 */
	private final Set<Meter.Id> shared = ConcurrentHashMap.newKeySet();

	private final Map<Meter.Id, Meter> blanks = new ConcurrentHashMap<>();

	private final Set<Meter.Id> hidden = ConcurrentHashMap.newKeySet();

	/**
	 * What the current thread folded last, and registers at once.
	 */
	private final ThreadLocal<Meter.@Nullable Id> last = new ThreadLocal<>();

	private final ThreadLocal<Boolean> blanking = ThreadLocal.withInitial(() -> false);

	FoldedMeters(MeterRegistry registry) {
		this.registry = registry;
		registry.config().onMeterAdded(this::added).onMeterRemoved(this::removed);
	}

	/**
	 * Whether a meter cannot be shown as {@code NaN} and so is not to be shown at all.
	 * @param id its id
	 * @return whether it is hidden
	 */
	boolean isHidden(Meter.Id id) {
		return !this.hidden.isEmpty() && this.hidden.contains(id);
	}

	/**
	 * A meter is about to be registered under another id.
	 * @param original its own id
	 * @param folded the id with values replaced
	 */
	void fold(Meter.Id original, Meter.Id folded) {
		ReadMeter kind = this.kinds.get(folded.getName());
		if (kind == null && !isReadType(folded.getType())) {
			this.last.set(original);
			return;
		}
		Meter.Id first = this.originals.putIfAbsent(folded, original);
		if (first != null && !first.equals(original)) {
			this.shared.add(folded);
		}
		if (kind != null && this.shared.contains(folded) && !this.blanks.containsKey(folded)) {
			blank(kind, folded);
		}
	}

	private static boolean isReadType(Meter.Type type) {
		return type == Meter.Type.GAUGE || type == Meter.Type.OTHER;
	}

	private void blank(ReadMeter kind, Meter.Id folded) {
		this.blanking.set(true);
		try {
			while (!this.blanks.containsKey(folded) && !this.hidden.contains(folded)) {
				this.registry.remove(folded);
				Meter shown = kind.registerBlank(folded, this.registry);
				if (!shown.getId().equals(folded)) {
					// A filter gives another name each time that it is applied
					this.registry.remove(shown);
					this.hidden.add(folded);
					this.registry.remove(folded);
				}
			}
		}
		finally {
			this.blanking.remove();
		}
	}

	private void added(Meter meter) {
		Meter.Id original = this.last.get();
		this.last.remove();
		ReadMeter kind = ReadMeter.of(meter);
		if (kind == null || meter.getId().syntheticAssociation() != null) {
			return;
		}
		Meter.Id id = meter.getId();
		this.kinds.putIfAbsent(id.getName(), kind);
		if (this.blanking.get()) {
			this.blanks.put(id, meter);
		}
		else if (id.getTags().stream().anyMatch((tag) -> BoundedLabel.UNKNOWN.equals(tag.getValue()))) {
			this.originals.putIfAbsent(id, (original != null) ? original : id);
		}
	}

	private void removed(Meter meter) {
		this.blanks.remove(meter.getId(), meter);
	}

}
