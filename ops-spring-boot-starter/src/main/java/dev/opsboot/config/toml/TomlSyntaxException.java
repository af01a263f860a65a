package dev.opsboot.config.toml;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.core.io.Resource;

/**
 * A file is not valid TOML. The message names the file and the positions but never holds
 * any of the file's content, as that may be secret.
 */
public final class TomlSyntaxException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial")
	private final Resource resource;

	@SuppressWarnings("serial")
	private final List<TomlSyntaxError> errors;

	TomlSyntaxException(Resource resource, List<TomlSyntaxError> errors) {
		super(describe(resource, errors));
		this.resource = resource;
		this.errors = List.copyOf(errors);
	}

	private static String describe(Resource resource, List<TomlSyntaxError> errors) {
		return "Invalid TOML in %s: %s at %s".formatted(resource.getDescription(),
				(errors.size() != 1) ? errors.size() + " errors" : "error",
				errors.stream().map(TomlSyntaxError::position).collect(Collectors.joining(", ")));
	}

	/**
	 * The file that was loaded.
	 * @return the resource
	 */
	public Resource getResource() {
		return this.resource;
	}

	/**
	 * What is wrong with the file, in the order of the file: at least one and at most 20
	 * errors.
	 * @return the errors, unmodifiable
	 */
	public List<TomlSyntaxError> getErrors() {
		return this.errors;
	}

}
