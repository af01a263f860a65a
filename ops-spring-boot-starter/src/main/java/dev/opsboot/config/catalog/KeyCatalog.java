package dev.opsboot.config.catalog;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.opsboot.config.catalog.Shape.Kind;
import dev.opsboot.config.catalog.Shape.Member;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The keys an application has: those that its properties types bind, and those that the
 * metadata on its class path describes. Types are asked first and only along the path of
 * a key, metadata is read when no type explains one; so what most starts ask costs next
 * to nothing.
 */
public final class KeyCatalog {

	private final Collection<PropertiesType> types;

	private final Metadata metadata;

	private @Nullable Suggestions suggestions;

	/**
	 * Create the catalog.
	 * @param types the types that the application binds properties to
	 * @param classLoader the class loader that finds metadata, or null for the default
	 * one
	 */
	public KeyCatalog(Collection<PropertiesType> types, @Nullable ClassLoader classLoader) {
		this.types = List.copyOf(types);
		this.metadata = new Metadata((classLoader != null) ? classLoader : KeyCatalog.class.getClassLoader());
	}

	/**
	 * Whether a key means something to the application.
	 * @param key the key
	 * @return whether a type binds it or metadata describes it
	 */
	public boolean contains(ConfigurationPropertyName key) {
		return this.types.stream().anyMatch((type) -> binds(type, key)) || this.metadata.describes(key);
	}

	/**
	 * The key that was probably meant.
	 * @param key a key that is not known
	 * @return the closest known key if it is a near miss, with the indexes of the key, or
	 * null
	 */
	public @Nullable String suggest(ConfigurationPropertyName key) {
		if (this.suggestions == null) {
			this.suggestions = new Suggestions(this.types, this.metadata.properties().values());
		}
		return this.suggestions.closest(key);
	}

	/**
	 * Whether a key looks like one of the application at all: its first part is that of a
	 * known key or close to that of a type. That is cheap to tell, even where
	 * {@link #suggest} is not.
	 * @param key a key that is not known
	 * @return whether it is worth asking for a suggestion
	 */
	public boolean isRelated(ConfigurationPropertyName key) {
		return this.types.stream().anyMatch((type) -> Candidate.isNear(type.prefix(), key))
				|| this.metadata.hasFamilyOf(key);
	}

	private static boolean binds(PropertiesType type, ConfigurationPropertyName key) {
		return type.prefix().isAncestorOf(key)
				&& leadsTo(type.shape(), key, type.prefix().getNumberOfElements(), Set.of());
	}

	/**
	 * Follow a key.
	 * @param above the types of the objects on the way: the binder does not bind a type
	 * within itself, unless a list or map is between
	 */
	private static boolean leadsTo(Shape shape, ConfigurationPropertyName key, int index, Set<Class<?>> above) {
		if (index == key.getNumberOfElements() || shape.kind() == Kind.ANYTHING) {
			return true;
		}
		return switch (shape.kind()) {
			case LIST -> key.isNumericIndex(index) && leadsTo(shape.element(), key, index + 1, Set.of());
			case MAP -> shape.element().kind() == Kind.VALUE || leadsTo(shape.element(), key, index + 1, Set.of());
			case OBJECT -> !above.contains(shape.type()) && leadsToMember(shape, key, index, above);
			default -> false;
		};
	}

	private static boolean leadsToMember(Shape shape, ConfigurationPropertyName key, int index, Set<Class<?>> above) {
		Member member = shape.members().get(key.getElement(index, Form.UNIFORM));
		Set<Class<?>> types = new HashSet<>(above);
		types.add(shape.type());
		return member != null && leadsTo(member.shape(), key, index + 1, types);
	}

}
