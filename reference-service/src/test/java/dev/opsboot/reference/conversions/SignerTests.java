package dev.opsboot.reference.conversions;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Signer}.
 */
class SignerTests {

	@TempDir
	private Path directory;

	@Test
	void signsAsTheStandardsSay() throws Exception {
		KeyPair keys = KeyFile.generate("Ed25519");
		String signed = new Signer(KeyFile.write(this.directory, keys)).sign("{\"id\":\"ü\"}");
		String[] parts = signed.split("\\.");
		assertThat(parts).hasSize(3);
		assertThat(decode(parts[0])).isEqualTo("{\"alg\":\"EdDSA\"}");
		assertThat(decode(parts[1])).isEqualTo("{\"id\":\"ü\"}");
		Signature signature = Signature.getInstance("Ed25519");
		signature.initVerify(keys.getPublic());
		signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
		assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
	}

	@Test
	void signsTheSameTheSameWay() throws Exception {
		Signer signer = new Signer(KeyFile.write(this.directory, KeyFile.generate("Ed25519")));
		assertThat(signer.sign("a")).isEqualTo(signer.sign("a")).isNotEqualTo(signer.sign("b"));
	}

	@Test
	void saysNothingOfAKeyThatIsNone() throws Exception {
		Path file = KeyFile.write(this.directory, KeyFile.generate("Ed448"));
		assertThatIllegalStateException().isThrownBy(() -> new Signer(file))
			.withMessageEndingWith("id.pem is no Ed25519 private key (PKCS#8 PEM)");
	}

	private static String decode(String part) {
		return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
	}

}
