package dev.opsboot.reference.conversions;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;

import dev.opsboot.config.PrefixedPath;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * Validates {@link Ed25519Key}.
 */
class Ed25519KeyValidator implements ConstraintValidator<Ed25519Key, PrefixedPath> {

	@Override
	public boolean isValid(@Nullable PrefixedPath file, ConstraintValidatorContext context) {
		try {
			// To open a named pipe waits until somebody writes into it
			if (file != null && Files.isRegularFile(file.path())) {
				Signer.readKey(file.path());
			}
			return true;
		}
		catch (IOException ex) {
			return true;
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

}
