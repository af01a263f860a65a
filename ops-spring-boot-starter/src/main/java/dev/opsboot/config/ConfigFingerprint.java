package dev.opsboot.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Tells effective configurations apart: the SHA-256 of what {@code --print-config}
 * prints, in which secrets are masked.
 */
public final class ConfigFingerprint {

	private @Nullable Supplier<String> configuration;

	private String text = "";

	ConfigFingerprint(Supplier<String> configuration) {
		this.configuration = configuration;
	}

	/**
	 * Compute it, once: what it is computed from is let go.
	 * @return the algorithm and the hash in hexadecimal digits, such as
	 * {@code sha256:9f86…}
	 */
	public synchronized String text() {
		if (this.configuration != null) {
			this.text = "sha256:" + HexFormat.of().formatHex(sha256(this.configuration.get()));
			this.configuration = null;
		}
		return this.text;
	}

	private static byte[] sha256(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
