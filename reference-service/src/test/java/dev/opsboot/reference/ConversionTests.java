package dev.opsboot.reference;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import dev.opsboot.reference.conversions.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Tests of conversions over HTTP, in the whole service with a feed that the tests
 * control.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConversionTests {

	private static final String ORDER = ConversionService.order("mSOL", "SOL", "10");

	@TempDir
	private Path prefix;

	private ConversionService service;

	@BeforeEach
	void create() {
		this.service = new ConversionService(this.prefix);
	}

	@AfterEach
	void close() {
		this.service.close();
	}

	@Test
	void preparesAndSignsInADryRun(CapturedOutput output) throws Exception {
		this.service.start("--conversions.keypair=" + key());
		HttpResponse<String> response = this.service.post(ORDER, null);
		assertThat(response.statusCode()).isEqualTo(201);
		JsonNode conversion = JsonMapper.shared().readTree(response.body());
		String id = conversion.get("id").asString();
		assertThat(response.headers().firstValue("Location")).hasValue("/conversions/" + id);
		assertThat(response.body()).isEqualTo("""
				{"id":"%s","state":"signed","dryRun":true,"from":"mSOL","to":"SOL","amount":"10",\
				"amountOut":"10.79751","route":["unstake"],"asOf":"%s","expiresAt":"%s"}""", id,
				conversion.get("asOf").asString(),
				Instant.parse(conversion.get("asOf").asString()).plus(Duration.ofMinutes(10)));
		assertThat(this.service.get("/conversions/" + id).body()).isEqualTo(response.body());
		assertThat(output.getAll().lines().filter((line) -> line.contains(" audit=conversion"))).singleElement()
			.asString()
			.contains(" INFO Conversion signed audit=conversion id=" + id
					+ " from=mSOL to=SOL amount=10 amount_out=10.79751 route=unstake dry_run=true request_id=");
		assertThat(this.service.get("/metrics").body())
			.contains("conversions_total{service=\"reference_service\",state=\"signed\"} 1.0");
		assertThat(this.service.submitted()).isEmpty();
	}

	@Test
	void submitsInProduction(CapturedOutput output) throws Exception {
		this.service.start("--production", "--conversions.keypair=" + key());
		String location = this.service.post(ORDER, null).headers().firstValue("Location").orElseThrow();
		await().untilAsserted(() -> assertThat(this.service.get(location).body()).contains("\"state\":\"confirmed\"",
				"\"dryRun\":false"));
		assertThat(this.service.submitted()).hasSize(1);
		assertThat(output.getAll().lines().filter((line) -> line.contains(" audit=conversion")))
			.extracting((line) -> line.replaceAll(".* INFO (Conversion [a-z]+) audit.*", "$1"))
			.containsExactly("Conversion signed", "Conversion submitted", "Conversion confirmed");
	}

	@Test
	void honoursTheIdempotencyKey() throws Exception {
		this.service.start();
		HttpResponse<String> first = this.service.post(ORDER, "key-1");
		HttpResponse<String> again = this.service.post(ConversionService.order("mSOL", "SOL", "10.0"), "key-1");
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(again.body()).isEqualTo(first.body());
		assertThat(this.service.post(ORDER, "key-2").body()).isNotEqualTo(first.body());
		ConversionService.assertProblem(this.service.post(ConversionService.order("mSOL", "SOL", "11"), "key-1"), 422,
				"the Idempotency-Key belongs to another conversion");
		this.service.stop();
		this.service.start();
		assertThat(this.service.post(ORDER, "key-1").body()).isEqualTo(first.body());
	}

	@Test
	void expiresWhatNobodySubmits() throws Exception {
		this.service.start("--quotes.max-age=1s");
		String location = this.service.post(ORDER, null).headers().firstValue("Location").orElseThrow();
		await().untilAsserted(() -> assertThat(this.service.get(location).body()).contains("\"state\":\"expired\""));
	}

	@Test
	void needsAKeyInProduction() {
		assertThatThrownBy(() -> this.service.start("--production")).hasMessageContaining(
				"conversions.keypair: must be set, as with --production conversions are signed and submitted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "production", "report" })
	void takesNoValueForAFlag(String flag) throws Exception {
		String key = "--conversions.keypair=" + key();
		assertThatThrownBy(() -> this.service.start(key, "--" + flag + "=false"))
			.hasMessageContaining(flag + ": takes no value");
	}

	private Path key() throws Exception {
		return KeyFile.write(Files.createDirectories(this.prefix.resolve("key")), KeyFile.generate("Ed25519"));
	}

}
