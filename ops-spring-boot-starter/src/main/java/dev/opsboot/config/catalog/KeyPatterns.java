package dev.opsboot.config.catalog;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * All known names, to find the one that was meant.
 */
final class KeyPatterns {

	// Bounds for types that hold wide graphs of beans; a web application with actuator
	// has
	// about a thousand names
	private static final int MAX_NAMES = 50_000;

	private static final int MAX_ELEMENTS = 16;

	private final Map<KeyMask, SimilarKeys> keys = new HashMap<>();

	private int size;

	void add(KeyPattern pattern) {
		KeyMask mask = KeyMask.of(pattern);
		if (this.keys.computeIfAbsent(mask, (key) -> new SimilarKeys()).add(pattern)) {
			this.size++;
		}
	}

	/**
	 * Whether names below another one should still be added.
	 * @param pattern the name
	 * @return whether there is room
	 */
	boolean hasRoomBelow(KeyPattern pattern) {
		return pattern.steps().size() < MAX_ELEMENTS && this.size < MAX_NAMES;
	}

	/**
	 * Find the nearest name.
	 * @param key the name as it was written
	 * @return the nearest name with the indexes and map keys of the key, or null when
	 * none is close
	 */
	@Nullable String nearest(ConfigurationPropertyName key) {
		Suggestion best = null;
		for (Map.Entry<KeyMask, SimilarKeys> entry : this.keys.entrySet()) {
			String[] elements = entry.getKey().apply(key);
			if (elements != null) {
				best = Suggestion.better(best, entry.getValue().nearest(key, elements));
			}
		}
		return (best != null) ? best.name() : null;
	}

}
