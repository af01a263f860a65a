package dev.opsboot.reference.conversions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import dev.opsboot.autoconfigure.ConfigAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConversionsProperties}.
 */
class ConversionsPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Config.class)
		.withConfiguration(AutoConfigurations.of(ConfigAutoConfiguration.class));

	@TempDir
	private Path directory;

	@Test
	void needsNoKeyToStart() {
		this.runner.run((context) -> assertThat(context.getBean(ConversionsProperties.class))
			.isEqualTo(new ConversionsProperties(null, 5)));
	}

	@Test
	void refusesAnEmptyBatch() {
		this.runner.withPropertyValues("conversions.max-batch=0")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasMessageContaining("conversions.max-batch: must be greater than 0"));
	}

	@Test
	void takesAnEd25519Key() throws Exception {
		Path file = KeyFile.write(this.directory, KeyFile.generate("Ed25519"));
		this.runner.withPropertyValues("conversions.keypair=" + file)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "RSA", "EC", "X25519", "Ed448" })
	void refusesAKeyOfAnotherAlgorithm(String algorithm) throws Exception {
		KeyFile.write(this.directory, KeyFile.generate(algorithm));
		assertRefused("must be an Ed25519 private key (PKCS#8 PEM)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "garbage", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
			"-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
			"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" })
	void refusesWhatIsNoKey(String content) throws Exception {
		KeyFile.write(this.directory, content);
		assertRefused("must be an Ed25519 private key (PKCS#8 PEM)");
	}

	@Test
	void refusesAKeyThatOthersMayRead() throws Exception {
		Path file = KeyFile.write(this.directory, KeyFile.generate("Ed25519"));
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
		assertRefused("chmod 0600");
	}

	@Test
	void refusesAKeyThatIsNotThere() {
		assertRefused("does not exist");
	}

	@Test
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void refusesANamedPipeWithoutWaitingForItsWriter() throws Exception {
		Process process = new ProcessBuilder("mkfifo", "-m", "600", this.directory.resolve("id.pem").toString())
			.inheritIO()
			.start();
		assertThat(process.waitFor()).isZero();
		assertRefused("is not a regular file");
	}

	private void assertRefused(String message) {
		this.runner.withPropertyValues("conversions.keypair=" + this.directory.resolve("id.pem"))
			.run((context) -> assertThat(context.getStartupFailure()).hasMessageContaining("conversions.keypair: ")
				.hasMessageContaining(message));
	}

	@EnableConfigurationProperties(ConversionsProperties.class)
	static class Config {

	}

}
