package dev.opsboot.config.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * A name in the tree of all names. It may have a value, names below it, or both; the
 * first to give it a value wins.
 */
final class SchemaNode {

	// A type nested deeper is shown as anything
	private static final int MAX_DEPTH = 8;

	private final Map<String, SchemaNode> children = new TreeMap<>(Comparator.comparing(SchemaNode::uniform));

	private TypePath path = TypePath.EMPTY;

	private @Nullable Shape value;

	private @Nullable MetadataProperty metadata;

	private List<Object> hints = List.of();

	/**
	 * Return the node of a name below this one, which is added when it is not there.
	 * @param name the name
	 * @return the node
	 */
	SchemaNode at(ConfigurationPropertyName name) {
		SchemaNode node = this;
		for (int i = 0; i < name.getNumberOfElements(); i++) {
			node = node.children.computeIfAbsent(name.getElement(i, Form.DASHED), (key) -> new SchemaNode());
		}
		return node;
	}

	private static String uniform(String name) {
		return name.replace("-", "");
	}

	/**
	 * Add a shape.
	 * @param shape the shape of the value or of what is below
	 * @param path the types on the way to it
	 */
	void add(Shape shape, TypePath path) {
		TypePath below = (shape instanceof Shape.Composite composite) ? path.enter(composite.type()) : null;
		if (shape instanceof Shape.Composite composite && below != null && below.length() <= MAX_DEPTH) {
			composite.forEach((property) -> at(property.name()).addNested(property.shape(), below));
			MetadataFile.of(composite.type()).properties().values().forEach(this::describe);
			return;
		}
		if (this.value == null) {
			this.value = (shape instanceof Shape.Composite) ? new Shape.Opaque() : shape;
			this.path = path;
		}
	}

	/**
	 * Add the shape of a property or element, which may be made from text as a whole.
	 * @param shape the shape of the value or of what is below
	 * @param path the types on the way to it
	 */
	void addNested(Shape shape, TypePath path) {
		add(shape, path);
		if (shape instanceof Shape.Composite composite && Shapes.isMadeFromText(composite.type())) {
			add(new Shape.Scalar(String.class), path);
		}
	}

	/**
	 * Add what metadata says; its type counts when no properties type gave a shape.
	 * @param metadata the metadata
	 * @param shape the shape of its type
	 */
	void describe(MetadataProperty metadata, Shape shape) {
		this.metadata = metadata;
		if (this.children.isEmpty()) {
			add(shape, TypePath.EMPTY);
		}
	}

	// What the class path says of the whole name is added later and wins.
	private void describe(MetadataProperty metadata) {
		SchemaNode node = find(metadata.name());
		if (node != null) {
			node.metadata = metadata;
		}
	}

	private @Nullable SchemaNode find(ConfigurationPropertyName name) {
		SchemaNode node = this;
		for (int i = 0; node != null && i < name.getNumberOfElements(); i++) {
			node = node.children.get(name.getElement(i, Form.DASHED));
		}
		return node;
	}

	/**
	 * Add values to suggest: of the value itself, or of the elements of a collection or
	 * map. A name that is not there is left out.
	 * @param name the name
	 * @param hints the values
	 */
	void hint(ConfigurationPropertyName name, List<Object> hints) {
		SchemaNode node = find(name);
		if (node != null) {
			node.hints = hints;
		}
	}

	Map<String, SchemaNode> children() {
		return this.children;
	}

	TypePath path() {
		return this.path;
	}

	@Nullable Shape value() {
		return this.value;
	}

	@Nullable MetadataProperty metadata() {
		return this.metadata;
	}

	List<Object> hints() {
		return this.hints;
	}

}
