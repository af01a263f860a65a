package dev.opsboot.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * A value that was asked for by a type it has not, by something other than the binder. A
 * conversion is not told whose value it converts, so the key is looked for by the value.
 *
 * @param value the value, with its placeholders resolved
 * @param type the type that was asked for
 * @param error why it could not be converted
 */
record Unconverted(Object value, TypeDescriptor type, ConversionException error) {

	/**
	 * Find the problems that have not been found already. Each value gives one, unless a
	 * key that has the value is known to be wrong.
	 * @param values the values
	 * @param environment the environment that was asked
	 * @param bound the names that a type binds, which the binder has judged
	 * @param found the problems found so far
	 * @param typed whether a name is known to be of a type
	 * @return the problems
	 */
	static List<ConfigProblem> find(Collection<Unconverted> values, ConfigurableEnvironment environment,
			Set<ConfigurationPropertyName> bound, Collection<ConfigProblem> found,
			BiPredicate<ConfigurationPropertyName, Class<?>> typed) {
		List<ConfigProblem> problems = new ArrayList<>();
		ConfigSources sources = new ConfigSources(environment);
		Set<ConfigurationPropertyName> wrong = found.stream()
			.map((problem) -> ConfigurationPropertyName.adapt(problem.key(), '.'))
			.collect(Collectors.toSet());
		for (Unconverted value : values) {
			List<ConfigurationProperty> holders = sources.inForce(value.value());
			List<ConfigurationProperty> unjudged = holders.stream()
				.filter((holder) -> !bound.contains(holder.getName()) && !wrong.contains(holder.getName()))
				.toList();
			List<ConfigurationProperty> asked = value.ofType(unjudged, typed);
			if (!asked.isEmpty()) {
				problems.addAll(value.problems(asked));
			}
			else if (holders.stream().map(ConfigurationProperty::getName).noneMatch(wrong::contains)) {
				problems.addAll(value.problems(unjudged.isEmpty() ? holders : unjudged));
			}
		}
		return problems;
	}

	private List<ConfigurationProperty> ofType(List<ConfigurationProperty> holders,
			BiPredicate<ConfigurationPropertyName, Class<?>> typed) {
		Class<?> asked = this.type.getObjectType();
		return holders.stream().filter((holder) -> typed.test(holder.getName(), asked)).toList();
	}

	/**
	 * Whether it may only have the wrong type because a placeholder in it has no value.
	 * @return whether there is a placeholder in it
	 */
	boolean isUnresolved() {
		return this.value instanceof String text && text.contains("${");
	}

	private List<ConfigProblem> problems(List<ConfigurationProperty> holders) {
		if (holders.isEmpty()) {
			return List.of(new ConfigProblem(Place.NONE, "", String.valueOf(this.error.getMessage())));
		}
		return holders.stream()
			.flatMap((holder) -> BindProblems.of(holder.getName(), this.type.getResolvableType(), holder, this.error)
				.stream())
			.toList();
	}

}
