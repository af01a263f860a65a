package dev.opsboot.config;

import java.io.IOException;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;

/**
 * Where a value of the configuration comes from, in the form editors can jump to:
 * {@code /cfg/hel1/quotes.toml:4:7} for a file, {@code environment variable UPSTREAM_URL}
 * and the like for other layers.
 *
 * @param source the path of the file, or the name of the place
 * @param line the line, from 1, or 0 where there is none
 * @param column the column in characters, from 1, or 0 where there is none
 */
public record Place(String source, int line, int column) implements Comparable<Place> {

	/**
	 * No place: the value stands nowhere.
	 */
	public static final Place NONE = new Place("", 0, 0);

	private static final Comparator<Place> ORDER = Comparator.comparing((Place place) -> place == NONE)
		.thenComparing(Place::source)
		.thenComparingInt(Place::line)
		.thenComparingInt(Place::column);

	/**
	 * The place that an origin of Spring Boot names.
	 * @param origin the origin of a value, may be null
	 * @return the place, {@link #NONE} for no origin
	 */
	public static Place of(@Nullable Origin origin) {
		Origin actual = unwrap(origin);
		if (actual instanceof TextResourceOrigin text) {
			return of(text.getResource(), text.getLocation());
		}
		if (actual instanceof SystemEnvironmentOrigin variable) {
			return of("environment variable " + variable.getProperty());
		}
		if (actual instanceof PropertySourceOrigin property) {
			return of(describe(property.getPropertySource().getName(), property.getPropertyName()));
		}
		return (actual != null) ? of(actual.toString()) : NONE;
	}

	/**
	 * A place in a text.
	 * @param resource the file or class path resource, may be null
	 * @param location the location in it, may be null
	 * @return the place
	 */
	public static Place of(@Nullable Resource resource, @Nullable Location location) {
		int line = (location != null) ? location.getLine() + 1 : 0;
		int column = (location != null) ? location.getColumn() + 1 : 0;
		return new Place((resource != null) ? path(resource) : "unknown file", line, column);
	}

	/**
	 * A place that has a name only.
	 * @param source the name
	 * @return the place
	 */
	public static Place of(String source) {
		return new Place(source, 0, 0);
	}

	private static @Nullable Origin unwrap(@Nullable Origin origin) {
		if (origin instanceof PropertySourceOrigin property && property.getOrigin() != null) {
			return property.getOrigin();
		}
		return origin;
	}

	private static String path(Resource resource) {
		try {
			if (resource.isFile()) {
				return resource.getFile().toPath().toAbsolutePath().normalize().toString();
			}
		}
		catch (IOException ex) {
			// Described below
		}
		return resource.getDescription();
	}

	private static String describe(String propertySource, String property) {
		return switch (propertySource) {
			case CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME -> "command line --" + property;
			case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> "system property " + property;
			case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME -> "environment variable " + property;
			case DefaultPropertiesPropertySource.NAME -> "default";
			default -> "property source '" + propertySource + "'";
		};
	}

	@Override
	public int compareTo(Place other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return (this.line > 0) ? this.source + ":" + this.line + ":" + this.column : this.source;
	}

}
