package dev.opsboot.metrics;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.util.Assert;

/**
 * Which values the labels of meters may have. Names of labels are the same however they
 * are written: {@code userId}, {@code user.id} and {@code user_id}.
 *
 * @param maxValues the most values that each label of each meter may have, at least 1
 * @param denied the names of labels that may have none, besides those that are denied by
 * default
 * @param allowed the values that a label may have on any meter, by its name
 */
public record LabelRules(int maxValues, Set<String> denied, Map<String, Set<String>> allowed) {

	/**
	 * Labels that name a person or differ with each request, which no meter needs.
	 */
	static final Set<String> ALWAYS_DENIED = Set.of("user", "user_id", "user_name", "username", "login", "email",
			"phone", "ip", "ip_address", "client_ip", "remote_addr", "remote_address", "session", "session_id",
			"request_id", "correlation_id", "trace_id", "span_id", "password", "secret", "token", "api_key");

	/**
	 * Create the rules.
	 * @throws IllegalArgumentException if the most values are less than 1
	 */
	public LabelRules {
		Assert.isTrue(maxValues > 0, "maxValues must be at least 1");
		denied = denied(denied);
		allowed = allowed(allowed);
	}

	private static Set<String> denied(Set<String> names) {
		Set<String> denied = new TreeSet<>();
		names.forEach((name) -> denied.add(canonical(name)));
		return Set.copyOf(denied);
	}

	private static Map<String, Set<String>> allowed(Map<String, Set<String>> lists) {
		Map<String, Set<String>> allowed = new LinkedHashMap<>();
		lists.forEach((name, values) -> allowed.computeIfAbsent(canonical(name), (key) -> new LinkedHashSet<>())
			.addAll(values));
		allowed.replaceAll((name, values) -> Set.copyOf(values));
		return Map.copyOf(allowed);
	}

	/**
	 * The rule for one label of one meter. A label that is denied and allowed is denied,
	 * unless it is only denied by default.
	 * @param label the name of the label
	 * @return the rule, which begins with no values
	 */
	LabelValues valuesOf(String label) {
		String name = canonical(label);
		Set<String> values = this.allowed.get(name);
		if (this.denied.contains(name) || (values == null && ALWAYS_DENIED.contains(name))) {
			return LabelValues.denied();
		}
		return (values != null) ? LabelValues.allowed(values) : LabelValues.limited(this.maxValues);
	}

	private static String canonical(String label) {
		return label.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("[.-]", "_").toLowerCase(Locale.ROOT);
	}

}
