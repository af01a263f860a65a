package dev.opsboot.config.toml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A value, table or array that is to be written. Children with the indexes 0 to n are an
 * array, all others a table.
 */
final class TomlNode {

	private final Map<String, TomlNode> children = new LinkedHashMap<>();

	private final List<Value> shadowed = new ArrayList<>();

	private boolean indexed = true;

	private @Nullable Value value;

	/**
	 * Put a value below this node. Where a node gets both a value and children, or a
	 * second value, the value that gives way is shadowed.
	 * @param path the way to the value's node
	 * @param value the value
	 */
	void put(List<TomlNames.Part> path, Value value) {
		if (!path.isEmpty()) {
			TomlNames.Part first = path.get(0);
			this.indexed &= first.index();
			shadowValue();
			this.children.computeIfAbsent(first.text(), (key) -> new TomlNode())
				.put(path.subList(1, path.size()), value);
		}
		else if (this.children.isEmpty() && this.value == null) {
			this.value = value;
		}
		else {
			this.shadowed.add(value);
		}
	}

	private void shadowValue() {
		if (this.value != null) {
			this.shadowed.add(this.value);
			this.value = null;
		}
	}

	@Nullable Value value() {
		return this.value;
	}

	boolean isTable() {
		return this.value == null && !isArray();
	}

	boolean isArray() {
		return this.value == null && this.indexed && elements().size() == this.children.size();
	}

	boolean isArrayOfTables() {
		return isArray() && this.children.values().stream().allMatch(TomlNode::isTable);
	}

	/**
	 * The children in the order they came.
	 * @return the nodes by key
	 */
	Map<String, TomlNode> children() {
		return this.children;
	}

	/**
	 * The children in the order of their indexes, up to the first gap.
	 * @return the elements of an array
	 */
	List<TomlNode> elements() {
		return Stream.iterate(0, (i) -> i + 1)
			.map((i) -> this.children.get(i.toString()))
			.takeWhile((element) -> element != null)
			.toList();
	}

	/**
	 * The values that gave way at this node.
	 * @return the values
	 */
	Stream<Value> shadowed() {
		return this.shadowed.stream();
	}

	/**
	 * The values that gave way here and below.
	 * @return the values
	 */
	Stream<Value> allShadowed() {
		return Stream.concat(shadowed(), this.children.values().stream().flatMap(TomlNode::allShadowed));
	}

	/**
	 * The values here and below.
	 * @return the values, the first one first
	 */
	Stream<Value> values() {
		return Stream.concat(Stream.ofNullable(this.value), this.children.values().stream().flatMap(TomlNode::values));
	}

	/**
	 * A value that is to be written.
	 *
	 * @param name the name of the property
	 * @param value the value
	 * @param comment what to write behind it, if anything
	 */
	record Value(String name, Object value, @Nullable String comment) {

	}

}
