package dev.opsboot.process;

import java.util.List;
import java.util.regex.Pattern;
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

	static final List<String> PART_VARIABLES = List.of("SERVICE_FLAVOR", "SERVICE_SLOT");

	private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{1,63}");

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

	/**
	 * Read the names of the environment: {@code SERVICE_NAME}, else
	 * {@code ops.service-name}, else {@code spring.application.name}, dashes made
	 * underscores; an application that has no name at all is {@code application}.
	 * {@code SERVICE_FLAVOR} and {@code SERVICE_SLOT} follow in the instance.
	 * @param environment the environment
	 * @return the instance
	 * @throws IllegalArgumentException if the name is not a letter followed by at most 62
	 * letters, digits and underscores, all lower case, or flavor or slot are not at most
	 * 63 letters, digits, dots, dashes and underscores
	 */
	public static ServiceInstance from(PropertyResolver environment) {
		String service = name(environment);
		if (!isValid(service)) {
			throw new IllegalArgumentException("Invalid service name '" + service + "'");
		}
		StringBuilder instance = new StringBuilder(service);
		for (String variable : PART_VARIABLES) {
			String part = environment.getProperty(variable);
			if (StringUtils.hasText(part)) {
				if (!isValidPart(part)) {
					throw new IllegalArgumentException("Invalid " + variable + " '" + part + "'");
				}
				instance.append('_').append(part);
			}
		}
		return new ServiceInstance(service, instance.toString());
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

	static boolean isValidPart(String part) {
		return PART.matcher(part).matches();
	}

	static boolean isValid(String name) {
		return NAME.matcher(name).matches();
	}

}
