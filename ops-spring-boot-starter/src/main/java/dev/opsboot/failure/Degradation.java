package dev.opsboot.failure;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.opsboot.metrics.BoundedNames;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a service does with less, in the open: whoever falls back on something worse says
 * so here. It is shown where monitors ask whether the service is ready, which it stays.
 */
public final class Degradation {

	private static final Logger logger = LoggerFactory.getLogger(Degradation.class);

	private final BoundedNames<Component> components;

	/**
	 * Begin with everything in order.
	 * @param max the most components; further ones share one named {@code unknown}
	 */
	public Degradation(int max) {
		this.components = new BoundedNames<>("component", max, Component::new);
	}

	/**
	 * Say that a component does with less. It may be said again and again; the first time
	 * is logged.
	 * @param component the component, such as {@code upstream}, not made from input
	 * @param reason what happens instead, such as {@code serving cached quotes}: for
	 * everybody to see
	 */
	public void enter(String component, String reason) {
		if (this.components.get(component).enter(reason)) {
			logger.warn("Degraded {}: {}", component, reason);
		}
	}

	/**
	 * Say that a component is in order. It may be said again and again; the first time
	 * after it was not is logged.
	 * @param component the component
	 */
	public void leave(String component) {
		if (this.components.get(component).leave()) {
			logger.info("Degraded no more {}", component);
		}
	}

	/**
	 * What is not in order.
	 * @return the reasons by component, in the order of their names, empty where all is
	 * well
	 */
	public Map<String, String> current() {
		Map<String, String> current = new TreeMap<>();
		this.components.all().forEach((component) -> {
			String reason = component.reason;
			if (reason != null) {
				current.put(component.name, reason);
			}
		});
		return Collections.unmodifiableMap(current);
	}

	void observe(Consumer<Component> observer) {
		this.components.observe(observer);
	}

	/**
	 * A part of the service.
	 */
	static final class Component {

		private final String name;

		private volatile @Nullable String reason;

		private Component(String name) {
			this.name = name;
		}

		String name() {
			return this.name;
		}

		boolean isDegraded() {
			return this.reason != null;
		}

		private synchronized boolean enter(String reason) {
			boolean first = this.reason == null;
			this.reason = reason;
			return first;
		}

		private boolean leave() {
			return this.reason != null && clear();
		}

		private synchronized boolean clear() {
			boolean first = this.reason != null;
			this.reason = null;
			return first;
		}

	}

}
