package dev.opsboot.config.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Known names with their indexes and map keys at the same places, by length, as only
 * names of nearly the same length can be close.
 */
final class SimilarKeys {

	private final Map<Integer, List<Entry>> entries = new HashMap<>();

	private final Set<String> texts = new HashSet<>();

	boolean add(KeyPattern pattern) {
		String[] elements = pattern.steps()
			.stream()
			.filter(KeyPattern::isLiteral)
			.map((step) -> step.replace("-", ""))
			.toArray(String[]::new);
		String text = String.join(".", elements);
		if (this.texts.add(text)) {
			this.entries.computeIfAbsent(text.length(), (length) -> new ArrayList<>())
				.add(new Entry(text, elements, pattern));
			return true;
		}
		return false;
	}

	@Nullable Suggestion nearest(ConfigurationPropertyName key, String[] elements) {
		Suggestion best = null;
		String text = String.join(".", elements);
		for (int length = text.length() - Closeness.LIMIT; length <= text.length() + Closeness.LIMIT; length++) {
			for (Entry entry : this.entries.getOrDefault(length, List.of())) {
				int distance = EditDistance.of(text, entry.text, Closeness.LIMIT);
				if (distance > 0 && distance <= Closeness.limit(elements, entry.elements)) {
					boolean sibling = Closeness.isSibling(elements, entry.elements);
					best = Suggestion.better(best, new Suggestion(entry.pattern.fill(key), distance, sibling));
				}
			}
		}
		return best;
	}

	private record Entry(String text, String[] elements, KeyPattern pattern) {

	}

}
