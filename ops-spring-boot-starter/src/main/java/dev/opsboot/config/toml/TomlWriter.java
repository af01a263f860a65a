package dev.opsboot.config.toml;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Writes properties as a TOML text that {@link TomlPropertySourceLoader} reads back to
 * the same names and values: the root's own keys first, then a block for each table in
 * the order the names came. What cannot be told from properties stays as it is: an empty
 * array is an empty text.
 */
public final class TomlWriter {

	private final TomlNode root = new TomlNode();

	/**
	 * Add a property. A name that stands for a value and a table, or comes twice, loses
	 * nothing: the value that has no place is written as a comment line.
	 * @param name the name as Spring Boot has it, such as {@code a.list[0].b} or
	 * {@code map[x.y]}
	 * @param value the value; numbers and booleans are written as such, all else as its
	 * text
	 * @param comment what to write behind the value, or null; control characters are
	 * replaced
	 * @return this writer
	 */
	public TomlWriter add(String name, Object value, @Nullable String comment) {
		Objects.requireNonNull(value, "'value' must not be null");
		this.root.put(TomlNames.split(name), new TomlNode.Value(name, value, comment));
		return this;
	}

	/**
	 * Write what was added.
	 * @return valid TOML, each line ended with a line feed; empty when nothing was added
	 */
	public String write() {
		StringBuilder out = new StringBuilder();
		writeTable(out, "", this.root, "");
		return out.toString();
	}

	private static void writeTable(StringBuilder out, String path, TomlNode table, String header) {
		String lines = lines(table);
		if (!lines.isEmpty() || header.startsWith("[[")) {
			out.append((out.isEmpty() || header.isEmpty()) ? "" : "\n").append(header).append(lines);
		}
		table.children().forEach((key, child) -> {
			String childPath = (path.isEmpty() ? "" : path + ".") + TomlLiterals.key(key);
			if (child.isArrayOfTables()) {
				child.elements().forEach((element) -> writeTable(out, childPath, element, "[[" + childPath + "]]\n"));
			}
			else if (child.isTable()) {
				writeTable(out, childPath, child, "[" + childPath + "]\n");
			}
		});
	}

	private static String lines(TomlNode table) {
		StringBuilder lines = new StringBuilder();
		table.shadowed().forEach((value) -> appendShadowed(lines, value));
		table.children().forEach((key, child) -> {
			if (child.isArrayOfTables()) {
				child.shadowed().forEach((value) -> appendShadowed(lines, value));
			}
			else if (!child.isTable()) {
				child.allShadowed().forEach((value) -> appendShadowed(lines, value));
				lines.append(TomlLiterals.key(key)).append(" = ").append(inline(child));
				child.values().findFirst().ifPresent((value) -> appendComment(lines, value.comment()));
			}
		});
		return lines.toString();
	}

	private static void appendShadowed(StringBuilder lines, TomlNode.Value value) {
		lines.append(TomlLiterals.comment(value.name() + " = " + TomlLiterals.value(value.value())));
		appendComment(lines, value.comment());
	}

	private static void appendComment(StringBuilder lines, @Nullable String comment) {
		lines.append((comment != null) ? "  " + TomlLiterals.comment(comment) : "").append('\n');
	}

	private static String inline(TomlNode node) {
		TomlNode.Value value = node.value();
		if (value != null) {
			return TomlLiterals.value(value.value());
		}
		if (node.isArray()) {
			return node.elements().stream().map(TomlWriter::inline).collect(Collectors.joining(", ", "[", "]"));
		}
		return node.children()
			.entrySet()
			.stream()
			.map(TomlWriter::inline)
			.collect(Collectors.joining(", ", "{ ", " }"));
	}

	private static String inline(Map.Entry<String, TomlNode> entry) {
		return TomlLiterals.key(entry.getKey()) + " = " + inline(entry.getValue());
	}

}
