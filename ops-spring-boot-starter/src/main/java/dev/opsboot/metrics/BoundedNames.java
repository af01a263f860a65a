package dev.opsboot.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.Assert;

/**
 * Things that are known by a name that is the value of a label, each made when it is
 * first asked for. There are only so many; whoever asks for more names gets one thing
 * that they share.
 *
 * @param <T> the type of the things
 */
public final class BoundedNames<T> {

	private static final Logger logger = LoggerFactory.getLogger(BoundedNames.class);

	private final String label;

	private final int max;

	private final Function<String, T> factory;

	private final Map<String, T> things = new ConcurrentHashMap<>();

	private final List<Consumer<T>> observers = new ArrayList<>();

	private volatile @Nullable T shared;

	/**
	 * Create an empty set of names.
	 * @param label the label whose values the names are
	 * @param max the most names, without the shared one
	 * @param factory makes the thing of a name
	 */
	public BoundedNames(String label, int max, Function<String, T> factory) {
		this.label = label;
		this.max = max;
		this.factory = factory;
	}

	/**
	 * The thing of a name.
	 * @param name the name
	 * @return the thing, the same each time, or the shared one named
	 * {@value BoundedLabel#UNKNOWN}
	 * @throws IllegalArgumentException if the name is empty
	 */
	public T get(String name) {
		T thing = this.things.get(name);
		if (thing == null) {
			thing = this.shared;
		}
		return (thing != null) ? thing : add(name);
	}

	private synchronized T add(String name) {
		Assert.hasText(name, () -> "A value of label " + this.label + " must not be empty");
		if (this.things.size() < this.max || this.things.containsKey(name)) {
			return this.things.computeIfAbsent(name, this::make);
		}
		logger.warn("Label {}: values beyond the first {} are recorded as {}", this.label, this.max,
				BoundedLabel.UNKNOWN);
		T thing = this.things.computeIfAbsent(BoundedLabel.UNKNOWN, this::make);
		this.shared = thing;
		return thing;
	}

	private T make(String name) {
		T thing = this.factory.apply(name);
		this.observers.forEach((observer) -> tell(observer, thing));
		return thing;
	}

	/**
	 * Who asks for a thing does not suffer from who watches, such as a registry with
	 * another kind of meter of that name.
	 */
	private void tell(Consumer<T> observer, T thing) {
		try {
			observer.accept(thing);
		}
		catch (RuntimeException ex) {
			logger.warn("Label {}: a value cannot be observed", this.label, ex);
		}
	}

	/**
	 * Follow which things there are.
	 * @param observer is given those that there are, and each that is made
	 */
	public synchronized void observe(Consumer<T> observer) {
		this.observers.add(observer);
		this.things.values().forEach(observer);
	}

	/**
	 * Those that there are.
	 * @return the things in no order
	 */
	public Collection<T> all() {
		return Collections.unmodifiableCollection(this.things.values());
	}

}
