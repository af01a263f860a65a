package dev.opsboot.config;

import java.util.function.Consumer;

import dev.opsboot.config.toml.TomlSyntaxException;
import dev.opsboot.config.toml.TomlSyntaxListener;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;

/**
 * Why a configuration file is read. It is the last ancestor of the origin of each value
 * that comes from the file or from a file which that one imports, so that a value tells
 * which layer it belongs to, and it takes the errors of those files, so that a file with
 * errors does not hide what is wrong elsewhere.
 */
final class ConfigFileOrigin implements Origin, TomlSyntaxListener {

	private final Role role;

	private final String description;

	private final Consumer<TomlSyntaxException> errors;

	ConfigFileOrigin(Role role, String description, Consumer<TomlSyntaxException> errors) {
		this.role = role;
		this.description = description;
		this.errors = errors;
	}

	/**
	 * Whether a value belongs to a layer.
	 * @param origin the origin of the value, may be null
	 * @param role the layer
	 * @return whether a file of that layer is the origin or its ancestor
	 */
	static boolean isFrom(@Nullable Origin origin, Role role) {
		for (Origin current = origin; current != null; current = current.getParent()) {
			if (unwrap(current) instanceof ConfigFileOrigin file && file.role == role) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable Origin unwrap(Origin origin) {
		return (origin instanceof PropertySourceOrigin property) ? property.getOrigin() : origin;
	}

	@Override
	public void onSyntaxError(TomlSyntaxException exception) {
		this.errors.accept(exception);
	}

	@Override
	public String toString() {
		return this.description;
	}

	/**
	 * The layers that files given from outside make.
	 */
	enum Role {

		/**
		 * The base file and what it imports.
		 */
		BASE,

		/**
		 * The secrets of the host.
		 */
		SECRETS

	}

}
