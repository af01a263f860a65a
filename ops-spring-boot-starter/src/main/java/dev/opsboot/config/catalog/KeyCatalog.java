package dev.opsboot.config.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The configuration keys an application has: those its properties types bind, and those
 * that metadata on the class path describes. Types are looked into along the path of a
 * key, metadata files are read when no type knows a key. Not safe for use by several
 * threads.
 */
public final class KeyCatalog {

	private final Map<String, List<KnownType>> types = new HashMap<>();

	private final Metadata metadata;

	private @Nullable KeyPatterns patterns;

	/**
	 * Create a catalog.
	 * @param types the properties types of the application
	 * @param classLoader where the metadata is looked for
	 */
	public KeyCatalog(Collection<PropertiesType> types, ClassLoader classLoader) {
		Shapes shapes = new Shapes(false);
		for (PropertiesType type : types) {
			ConfigurationPropertyName prefix = type.prefix();
			this.types.computeIfAbsent(prefix.isEmpty() ? "" : first(prefix), (key) -> new ArrayList<>())
				.add(new KnownType(shapes, type));
		}
		this.metadata = new Metadata(classLoader);
	}

	private static String first(ConfigurationPropertyName name) {
		return name.getElement(0, Form.UNIFORM);
	}

	/**
	 * Whether a key is known. A key that metadata says was removed is not.
	 * @param key the key
	 * @return whether a type binds it or metadata describes it
	 */
	public boolean contains(ConfigurationPropertyName key) {
		if (key.isEmpty()) {
			return false;
		}
		return isBound(first(key), key) || isBound("", key) || this.metadata.describes(key);
	}

	/**
	 * Whether metadata says that the values of a key have a type, which tells what is
	 * asked for where nothing binds the key.
	 * @param key the key
	 * @param type the type, not a primitive one
	 * @return whether the key is known to have this type
	 */
	public boolean hasType(ConfigurationPropertyName key, Class<?> type) {
		return !key.isEmpty() && this.metadata.describes(key, type);
	}

	private boolean isBound(String first, ConfigurationPropertyName key) {
		for (KnownType type : this.types.getOrDefault(first, List.of())) {
			if (type.binds(key)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Find the known key that may have been meant: the replacement of one that was
	 * removed, else the closest if it is close, see {@link Closeness}. Keys of maps are
	 * free and not suggested.
	 * @param key a key that is not known
	 * @return the known key in kebab form, with the indexes and map keys of the given
	 * one, or null when none is close
	 */
	public @Nullable String suggest(ConfigurationPropertyName key) {
		String replacement = this.metadata.replacement(key);
		ConfigurationPropertyName name = ConfigurationPropertyName.ofIfValid(replacement);
		if (name != null && contains(name)) {
			return replacement;
		}
		return (hasCloseRoot(UniformNames.of(key))) ? patterns().nearest(key) : null;
	}

	// Spares services that share a file of secrets to list all keys for each other's
	private boolean hasCloseRoot(String name) {
		return this.types.containsKey("") || Closeness.isCloseToBeginning(name, this.types.keySet())
				|| Closeness.isCloseToBeginning(name, this.metadata.roots());
	}

	private KeyPatterns patterns() {
		KeyPatterns patterns = this.patterns;
		if (patterns == null) {
			patterns = new KeyPatterns();
			for (List<KnownType> types : this.types.values()) {
				for (KnownType type : types) {
					type.shape().expand(KeyPattern.of(type.prefix()), TypePath.EMPTY, patterns);
				}
			}
			for (MetadataProperty property : this.metadata.properties()) {
				property.expand(patterns);
			}
			this.patterns = patterns;
		}
		return patterns;
	}

	private static final class KnownType {

		private final Shapes shapes;

		private final PropertiesType type;

		private @Nullable Shape shape;

		KnownType(Shapes shapes, PropertiesType type) {
			this.shapes = shapes;
			this.type = type;
		}

		ConfigurationPropertyName prefix() {
			return this.type.prefix();
		}

		boolean binds(ConfigurationPropertyName key) {
			return prefix().equals(key)
					|| prefix().isAncestorOf(key) && shape().binds(key, prefix().getNumberOfElements(), TypePath.EMPTY);
		}

		Shape shape() {
			Shape shape = this.shape;
			if (shape == null) {
				shape = this.shapes.of(this.type);
				this.shape = shape;
			}
			return shape;
		}

	}

}
