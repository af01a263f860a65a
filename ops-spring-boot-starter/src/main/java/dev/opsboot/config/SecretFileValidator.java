package dev.opsboot.config;

import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * Validates {@link SecretFile}.
 */
public final class SecretFileValidator implements ConstraintValidator<SecretFile, Object> {

	private String message = "";

	@Override
	public void initialize(SecretFile constraint) {
		this.message = constraint.message();
	}

	@Override
	public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
		String problem = (value != null) ? problem(value) : null;
		if (problem == null) {
			return true;
		}
		if (this.message.isEmpty()) {
			context.disableDefaultConstraintViolation();
			context.buildConstraintViolationWithTemplate(escape(problem)).addConstraintViolation();
		}
		return false;
	}

	private static @Nullable String problem(Object value) {
		try {
			return check(toPath(value));
		}
		catch (InvalidPathException ex) {
			return "is not a path";
		}
	}

	private static Path toPath(Object value) {
		if (value instanceof PrefixedPath prefixed) {
			return prefixed.path();
		}
		if (value instanceof Path path) {
			return path;
		}
		return (value instanceof File file) ? file.toPath() : Path.of(value.toString());
	}

	private static @Nullable String check(Path file) {
		String unreadable = FileModes.unreadable(file);
		if (unreadable != null) {
			return unreadable;
		}
		try {
			return FileModes.check(file, FileModes.GROUP_AND_OTHERS);
		}
		catch (IOException ex) {
			return "permissions of " + file + " cannot be read";
		}
	}

	/**
	 * A path is data: what Jakarta Validation would interpolate in a message is escaped.
	 */
	private static String escape(String text) {
		return text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}").replace("$", "\\$");
	}

}
