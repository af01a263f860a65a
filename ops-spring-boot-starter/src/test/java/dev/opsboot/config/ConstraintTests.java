package dev.opsboot.config;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UrlWithScheme} and {@link SecretFile}.
 */
class ConstraintTests {

	private static final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "http://x", "https://x.example/y?z#f", "HTTP://x:80", "http://x:65535",
			"http://[::1]:8080/", "embedded" })
	void acceptsUrlsWithTheScheme(String url) {
		assertThat(validator.validate(new Urls(url, null))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://x", "http:", "http:x", "http:///x", "x", "", " ", "://x", "http://a b",
			"http://x:65536", "Embedded" })
	void refusesEverythingElse(String url) {
		assertThat(validator.validate(new Urls(url, null))).extracting(ConstraintViolation::getMessage)
			.containsExactly("must be a URL with scheme http or https");
	}

	@Test
	void judgesUris() {
		assertThat(validator.validate(new Urls(null, URI.create("ftp://x"))))
			.extracting(ConstraintViolation::getMessage)
			.containsExactly("must be a URL with scheme https");
	}

	@Test
	void acceptsAFileOfTheOwnerInEachType() throws IOException {
		Path file = file("rw-------");
		assertThat(validator.validate(new Secret(new PrefixedPath(file), file, file.toFile(), file.toString())))
			.isEmpty();
		assertThat(validator.validate(new Secret(null, null, null, null))).isEmpty();
	}

	@Test
	void refusesAMissingFileADirectoryAndAccessForTheGroup() throws IOException {
		Path file = file("rw-r-----");
		Path missing = this.directory.resolve("${missing}");
		assertThat(validator.validate(new Secret(null, file, this.directory.toFile(), missing.toString())))
			.extracting(ConstraintViolation::getMessage)
			.containsExactlyInAnyOrder("mode 0640 gives access to the group, mend it with: chmod 0600 " + file,
					this.directory + " is not a regular file", "file " + missing + " does not exist");
	}

	private Path file(String mode) throws IOException {
		Path file = Files.createTempFile(this.directory, "secret", ".pem");
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
	}

	// @formatter:off
	private record Urls(@Nullable @UrlWithScheme(value = { "http", "https" }, except = "embedded") String url,
			@Nullable @UrlWithScheme("https") URI uri) {
	}
	// @formatter:on

	private record Secret(@Nullable @SecretFile PrefixedPath prefixed, @Nullable @SecretFile Path path,
			@Nullable @SecretFile File file, @Nullable @SecretFile String text) {
	}

}
