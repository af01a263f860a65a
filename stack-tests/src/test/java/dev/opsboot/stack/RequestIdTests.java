package dev.opsboot.stack;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.opsboot.stack.Web.Answer;
import io.netty.channel.EventLoopGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;
import reactor.netty.http.HttpResources;

import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The id of a request in the response and in the log, on every stack.
 */
@Timeout(120)
class RequestIdTests {

	private static final List<String> PATHS = List.of("/here", "/there", "/stream", "/forward", "/clear",
			"/change/other");

	private static final String SENT = "X-Request-Id: abc";

	@ParameterizedTest
	@EnumSource
	void isInResponseAndLog(Stack stack) throws Exception {
		try (Web web = stack.start(RequestIdApplication.class)) {
			for (String path : PATHS) {
				checkPath(web, path);
			}
			checkChoice(web);
			checkErrors(web);
			checkRequestsAtOnce(web);
			assertThat(idsOnThreads(web)).containsOnly("none");
			assertThat(web.get("/.well-known/live", SENT).headers()).doesNotContainKey("x-request-id");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void isThereOnVirtualThreads(Stack stack) {
		try (Web web = stack.start(RequestIdApplication.class, "--spring.threads.virtual.enabled=true")) {
			for (String path : PATHS) {
				checkPath(web, path);
			}
		}
	}

	private static void checkPath(Web web, String path) {
		try (LogLines log = new LogLines()) {
			Answer answer = web.get(path, SENT);
			assertThat(answer.status()).as(path).isEqualTo(200);
			assertThat(answer.header("x-request-id")).as(path).isEqualTo("abc");
			assertThat(answer.body()).as(path).contains("abc");
			assertThat(log.lines()).as(path)
				.filteredOn((line) -> line.getLoggerName().equals(RequestIdApplication.class.getName()))
				.singleElement()
				.extracting(RequestIdTests::id)
				.isEqualTo("abc");
		}
	}

	private static void checkChoice(Web web) {
		assertThat(web.get("/here", SENT, "X-Request-Id: a b").body()).isEqualTo("abc");
		assertThat(newId(web)).isNotEqualTo(newId(web));
		for (String value : List.of("", "a b", "a".repeat(65), "../", "\"a\"", "a,b", "a;b", "\u00e9", "<script>",
				"%0d%0aa:b", "a\tb", "a b\r\n" + SENT)) {
			newId(web, "X-Request-Id: " + value);
		}
	}

	private static @Nullable String newId(Web web, String... headers) {
		Answer answer = web.get("/here", headers);
		assertThat(answer.body()).matches("[0-9a-f]{16}");
		assertThat(answer.header("x-request-id")).isEqualTo(answer.body());
		return answer.body();
	}

	private static void checkErrors(Web web) {
		checkError(web, "/closed", 401);
		checkError(web, "/nowhere", 404);
		checkError(web, "/reset", 409);
		for (String path : List.of("/fail", "/fail-there")) {
			try (LogLines log = new LogLines()) {
				checkError(web, path, 500);
				assertThat(log.lines()).as(path)
					.filteredOn((line) -> line.getThrowableProxy() != null)
					.isNotEmpty()
					.extracting(RequestIdTests::id)
					.containsOnly("abc");
			}
		}
	}

	private static void checkError(Web web, String path, int status) {
		Answer answer = web.get(path, SENT);
		assertThat(answer.status()).as(path).isEqualTo(status);
		assertThat(answer.header("x-request-id")).as(path).isEqualTo("abc");
	}

	private static void checkRequestsAtOnce(Web web) throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(8);
		List<Future<Answer>> answers = IntStream.range(0, 400)
			.mapToObj((number) -> clients
				.submit(() -> web.get(PATHS.get(number % PATHS.size()), "X-Request-Id: " + number + ".")))
			.toList();
		clients.shutdown();
		for (int number = 0; number < answers.size(); number++) {
			Answer answer = answers.get(number).get(60, TimeUnit.SECONDS);
			assertThat(answer.header("x-request-id")).isEqualTo(number + ".");
			assertThat(answer.body()).contains(number + ".");
		}
	}

	/**
	 * What is in the MDC of the server's threads when they work for no request.
	 */
	private static Set<String> idsOnThreads(Web web) {
		List<CompletableFuture<String>> ids = executors(web)
			.flatMap((executor) -> IntStream.range(0, 50)
				.mapToObj((number) -> CompletableFuture
					.supplyAsync(() -> String.valueOf(MDC.get("request_id")).replace("null", "none"), executor)))
			.toList();
		return ids.stream().map(CompletableFuture::join).collect(Collectors.toSet());
	}

	private static Stream<Executor> executors(Web web) {
		WebServer server = ((WebServerApplicationContext) web.context()).getWebServer();
		if (server instanceof TomcatWebServer tomcat) {
			return Stream.of(tomcat.getTomcat().getConnector().getProtocolHandler().getExecutor());
		}
		if (server instanceof JettyWebServer jetty) {
			return Stream.of(jetty.getServer().getThreadPool());
		}
		EventLoopGroup loops = HttpResources.get().onServer(true);
		return StreamSupport.stream(loops.spliterator(), false).map((loop) -> loop);
	}

	private static @Nullable String id(ILoggingEvent line) {
		return line.getMDCPropertyMap().get("request_id");
	}

}
