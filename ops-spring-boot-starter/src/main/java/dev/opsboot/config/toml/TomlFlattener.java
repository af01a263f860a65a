package dev.opsboot.config.toml;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlElement;
import org.tomlj.TomlEntry;
import org.tomlj.TomlKeyValue;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.io.Resource;

/**
 * Turns the tables of one file into properties as Spring Boot does for YAML: tables
 * become dotted names, elements of arrays get an index, an empty array is an empty text,
 * an empty table is nothing. Integers are {@link Integer} where they fit, else
 * {@link Long}; dates and times are texts in ISO-8601 with seconds and, where there is
 * one, offset.
 */
final class TomlFlattener {

	private final Resource resource;

	private final CodeLines lines;

	private final ShellPlaceholders placeholders;

	private final Map<String, Object> properties = new LinkedHashMap<>();

	private final List<TomlCode.Problem> problems = new ArrayList<>();

	TomlFlattener(Resource resource, CodeLines lines, ShellPlaceholders placeholders) {
		this.resource = resource;
		this.lines = lines;
		this.placeholders = placeholders;
	}

	/**
	 * Flatten the root table.
	 * @param root the table
	 * @return the properties in the order of the file
	 */
	Map<String, Object> flatten(TomlTable root) {
		addTable("", root);
		return this.properties;
	}

	/**
	 * Keys that differ in TOML but give the same property, such as {@code "a.b"} and
	 * {@code "[a.b]"}.
	 * @return a problem for each second key
	 */
	List<TomlCode.Problem> problems() {
		return this.problems;
	}

	private void addTable(String name, TomlTable table) {
		for (TomlElement element : table.elements()) {
			if (element instanceof TomlKeyValue entry) {
				add(TomlNames.child(name, entry.key()), entry, location(entry.position()));
			}
		}
	}

	private void addArray(String name, TomlArray array, @Nullable TomlPosition position, Location key) {
		if (array.isEmpty()) {
			addValue(name, "", position, key);
		}
		for (int i = 0; i < array.size(); i++) {
			add(TomlNames.element(name, i), array.entry(i), key);
		}
	}

	private void add(String name, TomlEntry entry, Location key) {
		Object value = entry.value().get();
		if (value instanceof TomlTable table) {
			addTable(name, table);
		}
		else if (value instanceof TomlArray array) {
			addArray(name, array, entry.value().position(), key);
		}
		else {
			addValue(name, convert(value), entry.value().position(), key);
		}
	}

	private void addValue(String name, Object value, @Nullable TomlPosition position, Location key) {
		TomlOrigin origin = new TomlOrigin(this.resource, location(position), key);
		Object previous = this.properties.putIfAbsent(name, OriginTrackedValue.of(value, origin));
		if (previous instanceof OriginTrackedValue first && first.getOrigin() instanceof TomlOrigin firstOrigin) {
			this.problems.add(new TomlCode.Problem(key.getLine() + 1, key.getColumn() + 1,
					"Gives the same property as the key at " + firstOrigin.getKeyLocation()));
		}
	}

	private Object convert(Object value) {
		if (value instanceof String text) {
			return this.placeholders.rewrite(text);
		}
		if (value instanceof Long number && number.intValue() == number) {
			return number.intValue();
		}
		return (value instanceof TemporalAccessor time) ? format(time) : value;
	}

	private static String format(TemporalAccessor time) {
		if (time instanceof LocalTime) {
			return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
		}
		return ((time instanceof LocalDate) ? DateTimeFormatter.ISO_LOCAL_DATE : DateTimeFormatter.ISO_DATE_TIME)
			.format(time);
	}

	private Location location(@Nullable TomlPosition position) {
		Objects.requireNonNull(position, "What was parsed has a position");
		return new Location(this.lines.sourceLine(position.line()) - 1, position.column() - 1);
	}

}
