package dev.opsboot.reference;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.opsboot.reference.conversions.KeyFile;
import dev.opsboot.reference.quotes.Strategy;
import dev.opsboot.reference.simulator.EmbeddedFeed;
import dev.opsboot.reference.simulator.SimulatorProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests that the packaged service in production submits each conversion once, whatever
 * ends it and however the feed fails.
 */
class ConversionProcessTests {

	/**
	 * The service submits up to five: the feed refuses some batches, answers some
	 * requests with a failure after it has carried them out, and is slow.
	 */
	private static final SimulatorProperties BAD_WEATHER = new SimulatorProperties(7, 0, 0.2, 0, 0.1, 0.05, 3);

	private static final List<Strategy> STRATEGIES = List.of(new Strategy("unstake", "mSOL", "SOL", 30));

	private static final String ORDER = "{\"from\":\"mSOL\",\"to\":\"SOL\",\"amount\":\"10\"}";

	private static final int KILLS = Math.max(1, Integer.getInteger("ops.test.kills", 10) / 10);

	/**
	 * So many that the service still knows all of them at the end.
	 */
	private static final int MOST_IN_A_LIFE = 900 / (KILLS + 1);

	@TempDir
	private Path prefix;

	private final EmbeddedFeed feed = new EmbeddedFeed(BAD_WEATHER, STRATEGIES, InstantSource.system(),
			JsonMapper.shared());

	private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();

	private final Map<String, String> locations = new HashMap<>();

	@BeforeEach
	void writeKey() throws Exception {
		KeyFile.write(Files.createDirectories(this.prefix.resolve("key")), KeyFile.generate("Ed25519"));
	}

	@AfterEach
	void close() {
		this.killer.shutdownNow();
		this.feed.close();
	}

	@Test
	void submitsEachConversionOnceAcrossKills() throws Exception {
		Random random = new Random();
		for (int life = 0; life < KILLS; life++) {
			try (RunningService service = start()) {
				await().atMost(Duration.ofSeconds(60)).until(() -> convertAny(service));
				this.killer.schedule(service::close, random.nextInt(100, 1500), TimeUnit.MILLISECONDS);
				convertUntilTheEnd(service);
			}
		}
		try (RunningService service = start()) {
			await().atMost(Duration.ofSeconds(60)).until(() -> convertAny(service));
			for (String location : this.locations.values()) {
				await().atMost(Duration.ofSeconds(60))
					.untilAsserted(() -> assertThat(service.get(location).body()).contains("\"state\":\"confirmed\""));
			}
			assertThat(service.terminate()).isZero();
		}
		assertThat(this.feed.ledger().executed()).as("each once")
			.containsExactlyInAnyOrderElementsOf(
					this.locations.values().stream().map(ConversionProcessTests::id).toList());
		assertThat(this.feed.ledger().requests()).as("sizes of requests").allMatch((size) -> size <= 5);
	}

	private RunningService start() throws IOException {
		return RunningService.start(this.prefix, Map.of(), "--production", "--conversions.keypair=key/id.pem",
				"--upstream.url=" + this.feed.url(), "--upstream.poll-interval=300ms", "--ops.retry.base-delay=20ms");
	}

	private void convertUntilTheEnd(RunningService service) throws InterruptedException {
		try {
			for (int i = 0; i < MOST_IN_A_LIFE; i++) {
				convertAny(service);
			}
		}
		catch (IOException ex) {
			// It was killed
		}
		service.awaitEnd();
	}

	/**
	 * Ask for a conversion, for the same one again until there is an answer.
	 */
	private boolean convertAny(RunningService service) throws IOException, InterruptedException {
		String key = "order-" + this.locations.size();
		HttpResponse<String> response = service.post("/conversions", ORDER, key);
		if (response.statusCode() == 503) {
			return false;
		}
		String id = JsonMapper.shared().readTree(response.body()).path("id").asString();
		assertThat(response.statusCode()).as(response.body()).isIn(200, 201);
		this.locations.put(key, "/conversions/" + id);
		return true;
	}

	private static String id(String location) {
		return location.substring(location.lastIndexOf('/') + 1);
	}

}
