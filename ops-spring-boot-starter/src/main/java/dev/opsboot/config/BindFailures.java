package dev.opsboot.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Bindable.BindRestriction;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.convert.ConverterNotFoundException;

/**
 * Lets a binding go on after a value that cannot be bound, so that one pass finds all of
 * them, and remembers which keys were bound.
 */
final class BindFailures extends AbstractBindHandler {

	private final Map<ConfigurationPropertyName, ConfigurationProperty> bound = new LinkedHashMap<>();

	private final Map<ConfigurationPropertyName, ConfigProblem> problems = new LinkedHashMap<>();

	private boolean followingList;

	@Override
	public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
		Class<?> type = target.getType().resolve();
		return (type != null && MergedAnnotations.from(type).isPresent(ConfigurationProperties.class))
				? target.withBindRestrictions(BindRestriction.NO_DIRECT_PROPERTY) : target;
	}

	@Override
	public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Object result) {
		ConfigurationProperty property = context.getConfigurationProperty();
		if (property != null && property.getName().equals(name)) {
			this.bound.putIfAbsent(name, property);
		}
		return result;
	}

	@Override
	public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) {
		if (context.getDepth() == 0 && error instanceof ConverterNotFoundException) {
			return null;
		}
		if (!isConsequence(name, error)) {
			add(name, target, property(name, context), error);
		}
		bindRestOfList(name, target, context);
		return null;
	}

	/**
	 * Add the failure of a whole type.
	 * @param name the prefix of the type
	 * @param target the type
	 * @param error why it could not be bound
	 */
	void add(ConfigurationPropertyName name, Bindable<?> target, Exception error) {
		if (!isConsequence(name, error)) {
			add(name, target, null, error);
		}
	}

	private void add(ConfigurationPropertyName name, Bindable<?> target, @Nullable ConfigurationProperty property,
			Exception error) {
		if (property != null) {
			this.bound.putIfAbsent(property.getName(), property);
		}
		for (ConfigProblem problem : BindProblems.of(name, target.getType(), property, error)) {
			this.problems.putIfAbsent(ConfigurationPropertyName.adapt(problem.key(), '.'), problem);
		}
	}

	/**
	 * A type or a list fails again for a value below it that has failed already.
	 */
	private boolean isConsequence(ConfigurationPropertyName name, Exception error) {
		if (error instanceof UnboundConfigurationPropertiesException unbound) {
			return unbound.getUnboundProperties().stream().anyMatch((property) -> hasFailed(property.getName()));
		}
		return this.problems.keySet().stream().anyMatch((failed) -> name.equals(failed) || name.isAncestorOf(failed));
	}

	private boolean hasFailed(ConfigurationPropertyName name) {
		ConfigurationPropertyName list = name;
		while (!list.isEmpty() && !list.isLastElementIndexed()) {
			list = list.getParent();
		}
		ConfigurationPropertyName parent = list.isEmpty() ? name : list.getParent();
		return this.problems.keySet().stream().anyMatch(parent::isAncestorOf);
	}

	/**
	 * The binder ends a list at an element it got nothing for: the elements behind it are
	 * bound here, for their problems.
	 */
	private void bindRestOfList(ConfigurationPropertyName name, Bindable<?> target, BindContext context) {
		if (this.followingList || !name.isLastElementIndexed() || !name.getLastElement(Form.ORIGINAL).matches("\\d+")) {
			return;
		}
		this.followingList = true;
		try {
			int index = Integer.parseInt(name.getLastElement(Form.ORIGINAL));
			ConfigurationPropertyName next = name.getParent().append("[" + (index + 1) + "]");
			while (isPresent(next, context)) {
				context.getBinder().bind(next, Bindable.of(target.getType()), this);
				next = name.getParent().append("[" + (++index + 1) + "]");
			}
		}
		finally {
			this.followingList = false;
		}
	}

	private static boolean isPresent(ConfigurationPropertyName name, BindContext context) {
		for (ConfigurationPropertySource source : context.getSources()) {
			if (source.getConfigurationProperty(name) != null
					|| source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable ConfigurationProperty property(ConfigurationPropertyName name, BindContext context) {
		ConfigurationProperty property = context.getConfigurationProperty();
		return (property != null && property.getName().equals(name)) ? property : null;
	}

	/**
	 * The properties that were bound, by name.
	 * @return the properties
	 */
	Map<ConfigurationPropertyName, ConfigurationProperty> bound() {
		return this.bound;
	}

	/**
	 * The problems found, by the name of the value.
	 * @return the problems
	 */
	Map<ConfigurationPropertyName, ConfigProblem> problems() {
		return this.problems;
	}

	/**
	 * Whether a value, or one above or below it, could not be bound.
	 * @param name the name
	 * @return whether a finding about the name would only be a consequence
	 */
	boolean concerns(ConfigurationPropertyName name) {
		return this.problems.keySet()
			.stream()
			.anyMatch((failed) -> failed.equals(name) || failed.isAncestorOf(name) || name.isAncestorOf(failed));
	}

	/**
	 * The names for which binding failed.
	 * @return the names in the order they were met
	 */
	List<ConfigurationPropertyName> failed() {
		return new ArrayList<>(this.problems.keySet());
	}

}
