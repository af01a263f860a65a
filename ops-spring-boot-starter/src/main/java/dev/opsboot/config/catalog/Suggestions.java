package dev.opsboot.config.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.opsboot.config.catalog.Shape.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Finds the known key that a misspelt one was meant to be.
 */
final class Suggestions {

	private static final int MAX_PARTS = 12;

	/**
	 * The known keys, by the number of their parts.
	 */
	private final Map<Integer, List<Candidate>> candidates;

	Suggestions(Collection<PropertiesType> types, Collection<MetadataProperty> properties) {
		Set<Candidate> all = new HashSet<>();
		properties.forEach((property) -> all.add(Candidate.of(property.parts())));
		types.forEach((type) -> expand(type.shape(), parts(type.prefix()), new HashSet<>(), all));
		this.candidates = all.stream()
			.sorted(Comparator.comparing(Candidate::toString))
			.collect(Collectors.groupingBy(Candidate::size));
	}

	private static List<String> parts(ConfigurationPropertyName name) {
		List<String> parts = new ArrayList<>();
		for (int i = 0; i < name.getNumberOfElements(); i++) {
			parts.add(name.getElement(i, Form.DASHED));
		}
		return parts;
	}

	private static void expand(Shape shape, List<String> parts, Set<Class<?>> above, Set<Candidate> all) {
		if (parts.size() > MAX_PARTS) {
			return;
		}
		if (shape.kind() != Kind.OBJECT && !parts.isEmpty()) {
			all.add(Candidate.of(parts));
		}
		if (shape.kind() == Kind.LIST || shape.kind() == Kind.MAP) {
			String part = (shape.kind() == Kind.LIST) ? Candidate.INDEX : Candidate.ANY;
			expand(shape.element(), append(parts, part), above, all);
		}
		else if (shape.kind() == Kind.OBJECT && above.add(shape.type())) {
			shape.members()
				.values()
				.forEach((member) -> expand(member.shape(), append(parts, member.name()), above, all));
			above.remove(shape.type());
		}
	}

	private static List<String> append(List<String> parts, String part) {
		List<String> result = new ArrayList<>(parts);
		result.add(part);
		return result;
	}

	/**
	 * The closest known key. Of two that are equally close the one with the same parent
	 * wins, then the first by alphabet.
	 * @param key the misspelt key
	 * @return the key, or null where none is close
	 */
	@Nullable String closest(ConfigurationPropertyName key) {
		Candidate best = null;
		int least = Integer.MAX_VALUE;
		for (Candidate candidate : this.candidates.getOrDefault(key.getNumberOfElements(), List.of())) {
			int distance = candidate.distance(key);
			if (distance < least) {
				least = distance;
				best = candidate;
			}
		}
		return (best != null) ? best.withPartsOf(key) : null;
	}

}
