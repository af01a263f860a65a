package dev.opsboot.reference.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SubmittedConversionReader}.
 */
class SubmittedConversionReaderTests {

	private final SubmittedConversionReader reader = new SubmittedConversionReader(JsonMapper.shared());

	@Test
	void readsWhatWasSigned() {
		String jws = SignedForm.sign(SignedForm.payload("a"));
		assertThat(this.reader.read(jws)).isEqualTo(new SubmittedConversion(jws, new SubmittedConversion.Payload("a",
				"mSOL", "SOL", "10", "10.8", List.of("unstake"), Instant.parse("2026-11-20T18:10:00Z"))));
	}

	@Test
	void refusesWhatIsNoJws() {
		String jws = SignedForm.sign(SignedForm.payload("a"));
		assertRefused("", "no JWS with a signature of 64 bytes");
		assertRefused(jws.substring(1 + jws.indexOf('.')), "no JWS with a signature of 64 bytes");
		assertRefused(jws + ".", "no JWS with a signature of 64 bytes");
		assertRefused(jws.substring(0, jws.length() - 1), "no JWS with a signature of 64 bytes");
		assertRefused(jws + "A", "no JWS with a signature of 64 bytes");
		assertRefused(SignedForm.sign(SignedForm.payload("a".repeat(SubmittedConversionReader.MAX_LENGTH))),
				"no JWS with a signature of 64 bytes");
		assertRefused("x" + jws, "no JWS");
	}

	@Test
	void refusesOtherAlgorithms() {
		String jws = SignedForm.sign(SignedForm.payload("a"));
		for (String header : List.of("{\"alg\":\"none\"}", "{\"alg\":\"HS256\"}", "{}")) {
			assertRefused(base64(header) + jws.substring(jws.indexOf('.')), "alg is not EdDSA");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"id":"a"                             | "id":""                       | no id
			"id":"a",                            |                               | no id
			"from":"mSOL",                       |                               | no from
			"to":"SOL",                          |                               | no to
			"amount":"10",                       |                               | no amount
			"amount":"10"                        | "amount":"-1"                 | amount is no decimal
			"amountOut":"10.8",                  |                               | no amountOut
			"amountOut":"10.8"                   | "amountOut":"NaN"             | amountOut is no decimal
			"route":["unstake"],                 |                               | no route
			"route":["unstake"]                  | "route":[]                    | no route
			"route":["unstake"]                  | "route":[null]                | no strategy in route
			,"expiresAt":"2026-11-20T18:10:00Z"  |                               | no expiresAt
			""")
	void refusesAPayloadWithGaps(String part, String instead, String reason) {
		assertRefused(SignedForm.sign(SignedForm.payload("a").replace(part, (instead != null) ? instead : "")),
				"not the payload expected: " + reason);
	}

	@Test
	void refusesAPayloadThatIsNoJson() {
		assertThatExceptionOfType(MalformedRequestException.class)
			.isThrownBy(() -> this.reader.read(SignedForm.sign("garbage")))
			.withMessageStartingWith("not the payload expected: ");
	}

	private void assertRefused(String jws, String reason) {
		assertThatExceptionOfType(MalformedRequestException.class).isThrownBy(() -> this.reader.read(jws))
			.withMessage(reason);
	}

	private static String base64(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
