package dev.opsboot.reference.simulator;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Makes signed conversions.
 */
final class SignedForm {

	private static final PrivateKey KEY = key();

	private SignedForm() {
	}

	private static PrivateKey key() {
		try {
			return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String payload(String id) {
		return """
				{"id":"%s","from":"mSOL","to":"SOL","amount":"10","amountOut":"10.8","route":["unstake"],\
				"expiresAt":"2026-11-20T18:10:00Z"}""".formatted(id);
	}

	static String sign(String payload) {
		try {
			JsonWebSignature jws = new JsonWebSignature();
			jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
			jws.setKey(KEY);
			jws.setPayload(payload);
			return jws.getCompactSerialization();
		}
		catch (JoseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String single(String payload) {
		return "{\"conversion\":\"" + sign(payload) + "\"}";
	}

}
