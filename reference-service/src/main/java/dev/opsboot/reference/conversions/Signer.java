package dev.opsboot.reference.conversions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

import org.springframework.boot.ssl.pem.PemContent;

/**
 * The second stage of a conversion: signs it with Ed25519, as a JWS in compact form (RFC
 * 7515, RFC 8037). The same conversion always gets the same signature.
 */
final class Signer {

	private static final int MAX_KEY_FILE = 1 << 14;

	private final PrivateKey key;

	/**
	 * Create a signer.
	 * @param keyFile an Ed25519 private key, PKCS#8 PEM
	 * @throws IllegalStateException if it is none
	 * @throws UncheckedIOException if it cannot be read
	 */
	Signer(Path keyFile) {
		try {
			this.key = readKey(keyFile);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static PrivateKey readKey(Path file) throws IOException, GeneralSecurityException {
		try (InputStream content = Files.newInputStream(file)) {
			String pem = new String(content.readNBytes(MAX_KEY_FILE), StandardCharsets.US_ASCII);
			if (PemContent.of(pem).getPrivateKey() instanceof EdECPrivateKey key
					&& key.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
				return key;
			}
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			// What it says may quote the key
		}
		throw new InvalidKeyException(file + " is no Ed25519 private key (PKCS#8 PEM)");
	}

	/**
	 * Sign a text.
	 * @param payload the text
	 * @return the JWS
	 */
	String sign(String payload) {
		JsonWebSignature signature = new JsonWebSignature();
		signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
		signature.setKey(this.key);
		signature.setPayload(payload);
		try {
			return signature.getCompactSerialization();
		}
		catch (JoseException ex) {
			throw new IllegalStateException("Cannot sign", ex);
		}
	}

}
