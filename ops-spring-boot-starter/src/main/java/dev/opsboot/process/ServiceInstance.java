package dev.opsboot.process;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/**
 * Who this process is among the services of its host.
 *
 * @param service the name of the service, with underscores, such as
 * {@code reference_service}
 * @param instance the name of this instance: the service, then its flavor and slot where
 * it has them, such as {@code reference_service_mainnet_blue}
 */
public record ServiceInstance(String service, String instance) {

	static final String NAME_VARIABLE = "SERVICE_NAME";

	static final String NAME_PROPERTY = "ops.service-name";

	static final String APPLICATION_NAME = "spring.application.name";

	private static final String UNNAMED = "application";

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

	/**
	 * Read the names of the environment: {@code SERVICE_NAME}, else
	 * {@code ops.service-name}, else {@code spring.application.name}, dashes made
	 * underscores; an application that has no name at all is {@code application}.
	 * {@code SERVICE_FLAVOR} and {@code SERVICE_SLOT} follow in the instance.
	 * @param environment the environment
	 * @return the instance
	 * @throws IllegalArgumentException if the name is not a letter followed by at most 62
	 * letters, digits and underscores, all lower case
	 */
	public static ServiceInstance from(PropertyResolver environment) {
		String service = name(environment);
		if (!isValid(service)) {
			throw new IllegalArgumentException("Invalid service name '" + service + "'");
		}
		String instance = Stream
			.of(service, environment.getProperty("SERVICE_FLAVOR"), environment.getProperty("SERVICE_SLOT"))
			.filter(StringUtils::hasText)
			.collect(Collectors.joining("_"));
		return new ServiceInstance(service, instance);
	}

	/**
	 * The key that sets the name.
	 * @param environment the environment
	 * @return the key, or null where none does
	 */
	static @Nullable String nameKey(PropertyResolver environment) {
		return Stream.of(NAME_VARIABLE, NAME_PROPERTY, APPLICATION_NAME)
			.filter((key) -> StringUtils.hasText(environment.getProperty(key)))
			.findFirst()
			.orElse(null);
	}

	static String name(PropertyResolver environment) {
		String key = nameKey(environment);
		return (key != null) ? environment.getRequiredProperty(key).replace('-', '_') : UNNAMED;
	}

	static boolean isValid(String name) {
		return NAME.matcher(name).matches();
	}

}
