package dev.opsboot.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProblemDetailAdvice} over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = ProblemDetailAdviceTests.Config.class)
@ExtendWith(OutputCaptureExtension.class)
class ProblemDetailAdviceTests {

	@LocalServerPort
	private int port;

	@Test
	void tellsNothingOfAnUnexpectedFailureAndLogsItOnce(CapturedOutput output) throws Exception {
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/broken?why=secret")).build(),
					HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).isEqualTo("""
				{"detail":"the service failed","instance":"/broken","status":500,"title":"Internal Server Error"}""");
		assertThat(output.getAll().lines().filter((line) -> line.contains(" ERROR "))).singleElement()
			.asString()
			.contains(" ERROR No answer to GET /broken ")
			.contains("error=\"java.lang.IllegalStateException: secret\"");
	}

	@Test
	void refusesParametersThatCannotBeDecoded(CapturedOutput output) throws Exception {
		assertThat(raw("/broken?why=%ZZ")).startsWith("HTTP/1.1 400 ")
			.contains("Content-Type: application/problem+json\r\n")
			.contains("{\"detail\":\"parameters cannot be read\",\"instance\":\"/broken\",\"status\":400,"
					+ "\"title\":\"Bad Request\"}");
		assertThat(output.getAll()).doesNotContain(" ERROR ");
	}

	@Test
	void leavesAloneClientsThatAreGone(CapturedOutput output) throws Exception {
		raw("/gone");
		assertThat(output.getAll()).doesNotContain(" ERROR ");
	}

	/**
	 * Ask for what the client of the JDK refuses to ask for.
	 */
	private String raw(String target) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream()
				.write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@EnableAutoConfiguration
	@Import({ Broken.class, ProblemDetailAdvice.class })
	static class Config {

	}

	@RestController
	static class Broken {

		@GetMapping("/broken")
		String broken(@RequestParam String why) {
			throw new IllegalStateException(why);
		}

		@GetMapping("/gone")
		String gone() {
			throw new UncheckedIOException(new IOException("Broken pipe"));
		}

	}

}
