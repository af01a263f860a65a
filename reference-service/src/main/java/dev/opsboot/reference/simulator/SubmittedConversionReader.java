package dev.opsboot.reference.simulator;

import java.util.regex.Pattern;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads signed conversions, JSON in a JWS of Ed25519 in compact serialization (RFC 7515,
 * RFC 8037). Whether the signature is right is not checked.
 */
final class SubmittedConversionReader {

	static final int MAX_LENGTH = 4096;

	/**
	 * 64 bytes of signature are 86 characters.
	 */
	private static final Pattern FORM = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]{86}");

	private final JsonMapper jsonMapper;

	SubmittedConversionReader(JsonMapper jsonMapper) {
		this.jsonMapper = jsonMapper;
	}

	/**
	 * Read a signed conversion.
	 * @param jws the JWS, at most {@value #MAX_LENGTH} characters
	 * @return the conversion
	 * @throws MalformedRequestException if it is none
	 */
	SubmittedConversion read(String jws) {
		if (jws.length() > MAX_LENGTH || !FORM.matcher(jws).matches()) {
			throw new MalformedRequestException("no JWS with a signature of 64 bytes");
		}
		try {
			return new SubmittedConversion(jws,
					this.jsonMapper.readValue(payload(jws), SubmittedConversion.Payload.class));
		}
		catch (JoseException ex) {
			throw new MalformedRequestException("no JWS");
		}
		catch (JacksonException ex) {
			throw new MalformedRequestException("not the payload expected: " + reason(ex));
		}
	}

	private static String reason(JacksonException ex) {
		Throwable cause = ex.getCause();
		return String.valueOf((cause != null) ? cause.getMessage() : ex.getOriginalMessage());
	}

	private static String payload(String compact) throws JoseException {
		JsonWebSignature jws = new JsonWebSignature();
		jws.setCompactSerialization(compact);
		if (!AlgorithmIdentifiers.EDDSA.equals(jws.getAlgorithmHeaderValue())) {
			throw new MalformedRequestException("alg is not EdDSA");
		}
		return jws.getUnverifiedPayload();
	}

}
