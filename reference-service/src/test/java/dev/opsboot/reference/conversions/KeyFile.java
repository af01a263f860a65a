package dev.opsboot.reference.conversions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/**
 * Files with private keys.
 */
public final class KeyFile {

	private KeyFile() {
	}

	public static KeyPair generate(String algorithm) throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
		if (algorithm.equals("RSA")) {
			// Longer ones take a second
			generator.initialize(1024);
		}
		return generator.generateKeyPair();
	}

	/**
	 * Write a private key as PKCS#8 PEM that only its owner may read.
	 * @return the file {@code id.pem}
	 */
	public static Path write(Path directory, KeyPair keys) throws IOException {
		String content = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(keys.getPrivate().getEncoded());
		return write(directory, "-----BEGIN PRIVATE KEY-----\n" + content + "\n-----END PRIVATE KEY-----\n");
	}

	static Path write(Path directory, String content) throws IOException {
		Path file = Files.writeString(directory.resolve("id.pem"), content);
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
	}

}
