package dev.opsboot.reference;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of what conversions are refused for, in one service without a key.
 */
class ConversionRefusalTests {

	private static final String ORDER = order("mSOL", "SOL", "10");

	private static ConversionService service;

	@BeforeAll
	static void start(@TempDir Path prefix) throws Exception {
		service = new ConversionService(prefix);
		service.start();
	}

	@AfterAll
	static void close() {
		service.close();
	}

	@Test
	void preparesOnlyWhereThereIsNoKey() throws Exception {
		assertThat(service.post(ORDER, null).body()).contains("\"state\":\"prepared\"");
	}

	@Test
	void refusesConversionsWhilePricesAreStale() throws Exception {
		HttpResponse<String> before = service.post(ORDER, "key-1");
		service.failPrices();
		await().untilAsserted(
				() -> assertThat(service.get("/quotes?from=mSOL&to=SOL&amount=10").body()).contains("\"stale\":true"));
		HttpResponse<String> response = service.post(ORDER, null);
		assertProblem(response, 503, "prices are stale, conversions are refused until there are new ones");
		assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
		assertThat(service.post(ORDER, "key-1").body()).isEqualTo(before.body());
		service.answerPrices();
		await().untilAsserted(() -> assertThat(service.post(ORDER, null).statusCode()).isEqualTo(201));
	}

	@Test
	void refusesWhatCannotBeConverted() throws Exception {
		String bad = "Failed to read request";
		assertProblem(service.post("{}", null), 400, "from, to and amount are required");
		assertProblem(service.post("[]", null), 400, bad);
		assertProblem(service.post("null", null), 400, bad);
		assertProblem(service.post("{\"from\":\"mSOL\"", null), 400, bad);
		assertProblem(service.post(order("mSOL", "SOL", "0"), null), 400, "amount must be a positive decimal");
		assertProblem(service.post(order("mSOL", "mSOL", "1"), null), 400, "from and to must differ");
		assertProblem(service.post(order("mSOL", "DOGE", "1"), null), 404, "unknown asset DOGE");
		assertProblem(service.post(order("SOL", "mSOL", "1"), null), 404, "no route from SOL to mSOL");
		assertProblem(service.post(order("mSOL", "SOL", "100.1"), null), 422,
				"unstake has no price for 100.1 mSOL, at most for 100");
		assertProblem(service.get("/conversions/42"), 404, "no conversion 42");
	}

	@Test
	void refusesABadIdempotencyKey() throws Exception {
		for (String key : List.of("", "two words", "k".repeat(129))) {
			assertProblem(service.post(ORDER, key), 400, "Idempotency-Key must be 1 to 128 visible ASCII characters");
		}
		assertThat(service.post(ORDER, "k".repeat(128)).statusCode()).isEqualTo(201);
	}

	private static String order(String from, String to, String amount) {
		return ConversionService.order(from, to, amount);
	}

	private static void assertProblem(HttpResponse<String> response, int status, String detail) {
		ConversionService.assertProblem(response, status, detail);
	}

}
