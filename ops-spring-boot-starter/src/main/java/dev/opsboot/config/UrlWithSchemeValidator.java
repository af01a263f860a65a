package dev.opsboot.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * Validates {@link UrlWithScheme}.
 */
public final class UrlWithSchemeValidator implements ConstraintValidator<UrlWithScheme, Object> {

	private static final int HIGHEST_PORT = 65535;

	private List<String> schemes = List.of();

	private List<String> except = List.of();

	private String template = "";

	@Override
	public void initialize(UrlWithScheme constraint) {
		this.schemes = Arrays.stream(constraint.value()).map((scheme) -> scheme.toLowerCase(Locale.ROOT)).toList();
		this.except = List.of(constraint.except());
		this.template = constraint.message().replace("{schemes}", String.join(" or ", this.schemes));
	}

	@Override
	public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
		if (value == null || this.except.contains(value.toString()) || isAllowed(value.toString())) {
			return true;
		}
		context.disableDefaultConstraintViolation();
		context.buildConstraintViolationWithTemplate(this.template).addConstraintViolation();
		return false;
	}

	private boolean isAllowed(String value) {
		try {
			URI uri = new URI(value);
			return uri.getScheme() != null && this.schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
					&& uri.getHost() != null && uri.getPort() <= HIGHEST_PORT;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

}
