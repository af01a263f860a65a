package dev.opsboot.reference.feed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import dev.opsboot.reference.quotes.Strategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmbeddedFeed}.
 */
class EmbeddedFeedTests {

	private static final List<Strategy> STRATEGIES = List.of(new Strategy("unstake", "mSOL", "SOL", 30));

	private final EmbeddedFeed feed = new EmbeddedFeed(new RandomWalk(STRATEGIES, 1),
			InstantSource.fixed(Instant.parse("2026-11-20T18:00:00.123Z")), JsonMapper.shared());

	@AfterEach
	void closeFeed() {
		this.feed.close();
	}

	@Test
	void servesPricesAsTheContractSays() throws Exception {
		HttpResponse<String> response = send("GET", "/prices");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(response.body().replaceAll("1\\.0[4-9][0-9]{1,7}", "P")).isEqualTo("""
				{"asOf":"2026-11-20T18:00:00Z","curves":[{"strategy":"unstake","points":[\
				{"amount":"1","price":"P"},{"amount":"10","price":"P"},{"amount":"100","price":"P"},\
				{"amount":"1000","price":"P"},{"amount":"10000","price":"P"}]}]}""");
	}

	@Test
	void servesNothingElse() throws Exception {
		assertThat(send("GET", "/prices/").statusCode()).isEqualTo(404);
		assertThat(send("GET", "/").statusCode()).isEqualTo(404);
		assertThat(send("POST", "/prices").statusCode()).isEqualTo(405);
	}

	@Test
	void listensOnTheLoopbackInterfaceOnly() throws Exception {
		assertThat(InetAddress.getByName(URI.create(this.feed.url()).getHost()).isLoopbackAddress()).isTrue();
	}

	private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.feed.url() + path))
			.method(method, HttpRequest.BodyPublishers.noBody())
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
	}

}
