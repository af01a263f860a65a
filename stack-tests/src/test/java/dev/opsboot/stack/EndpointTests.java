package dev.opsboot.stack;

import java.time.Duration;
import java.util.List;

import dev.opsboot.heartbeat.Heartbeat;
import dev.opsboot.heartbeat.Pulse;
import dev.opsboot.stack.Web.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The paths where monitors look, on every stack.
 */
class EndpointTests {

	private static final String LIVE = "/.well-known/live";

	private static final String READY = "/.well-known/ready";

	private static final String METRICS = "/metrics";

	private static final String ENDPOINT = "/actuator/prometheus";

	private static final String UP = "{\"status\":\"UP\"}";

	@ParameterizedTest
	@EnumSource
	void answersWhatMonitorsAsk(Stack stack) {
		try (Web web = stack.start()) {
			for (String path : List.of(LIVE, READY)) {
				checkProbe(web, path);
				checkMethods(web, path);
			}
			checkStates(web);
			checkMetrics(web, web.port(), METRICS, ENDPOINT);
			checkHostilePaths(web);
		}
	}

	private static void checkProbe(Web web, String path) {
		for (String accept : List.of("*/*", "text/plain", "text/html,*/*;q=0.1", "application/xml", "nonsense", "")) {
			Answer answer = web.get(path, "Accept: " + accept);
			assertThat(answer.status()).as(accept).isEqualTo(200);
			assertThat(answer.body()).as(accept).isEqualTo(UP);
			assertThat(answer.header("content-type")).isEqualTo("application/json");
		}
		Answer answer = web.get(path + "?verbose", "If-None-Match: *",
				"If-Modified-Since: Sat, 21 Nov 2026 00:00:00 GMT");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("cache-control")).isEqualTo("no-store");
		assertThat(answer.headers()).doesNotContainKeys("etag", "last-modified", "set-cookie", "www-authenticate");
		Answer head = web.send("HEAD", path);
		assertThat(head.status()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		assertThat(head.header("content-length")).isEqualTo(String.valueOf(UP.length()));
		assertThat(head.header("cache-control")).isEqualTo("no-store");
	}

	private static void checkMethods(Web web, String path) {
		for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
			Answer answer = web.send(method, path, "Content-Length: 0");
			assertThat(answer.status()).as(method).isEqualTo(405);
			assertThat(answer.header("allow")).as(method).isEqualTo("GET, HEAD");
			assertThat(answer.body()).as(method).isEmpty();
		}
	}

	private static void checkStates(Web web) {
		ApplicationContext context = web.context();
		AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
		Answer notReady = web.get(READY);
		assertThat(notReady.status()).isEqualTo(503);
		assertThat(notReady.body()).isEqualTo("{\"status\":\"OUT_OF_SERVICE\"}");
		assertThat(notReady.header("cache-control")).isEqualTo("no-store");
		assertThat(web.get(LIVE).body()).isEqualTo(UP);
		AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
		AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
		Answer notLive = web.get(LIVE);
		assertThat(notLive.status()).isEqualTo(503);
		assertThat(notLive.body()).isEqualTo("{\"status\":\"DOWN\",\"reason\":\"liveness is BROKEN\"}");
		assertThat(web.get(READY).body()).isEqualTo(UP);
		AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
	}

	private static void checkMetrics(Web web, int port, String path, String endpoint) {
		assertThat(Web.send(port, "GET", path).status()).isEqualTo(401);
		Answer text = Web.send(port, "GET", path, Web.LOGIN, "Accept: text/plain");
		assertThat(text.status()).isEqualTo(200);
		assertThat(text.header("content-type")).startsWith("text/plain").contains("version=0.0.4");
		assertThat(text.header("cache-control")).isEqualTo("no-store");
		assertThat(text.headers()).doesNotContainKey("etag");
		assertThat(text.body()).contains("jvm_memory_used_bytes{", "service=\"application\"");
		String openMetrics = "Accept: application/openmetrics-text;version=1.0.0;charset=utf-8,text/plain;q=0.5";
		Answer open = Web.send(port, "GET", path, Web.LOGIN, openMetrics);
		assertThat(open.header("content-type")).startsWith("application/openmetrics-text").contains("version=1.0.0");
		assertThat(open.body()).contains("# EOF");
		Answer head = Web.send(port, "HEAD", path, Web.LOGIN);
		assertThat(head.status()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
			assertThat(Web.send(port, method, path, Web.LOGIN, "Content-Length: 0").status()).as(method)
				.isEqualTo(Web.send(port, method, endpoint, Web.LOGIN, "Content-Length: 0").status());
		}
		for (String accept : List.of("text/html", "application/json", "nonsense", "*/*")) {
			assertThat(Web.send(port, "GET", path, Web.LOGIN, "Accept: " + accept).status()).as(accept)
				.isEqualTo(Web.send(port, "GET", endpoint, Web.LOGIN, "Accept: " + accept).status());
		}
	}

	private static void checkHostilePaths(Web web) {
		for (String path : List.of("/.well-known/live/..;/env", "/.well-known/live/../../actuator/env",
				"/.well-known/live/..;/..;/actuator/env", "/.well-known/live;/../../actuator/env",
				"/.well-known/live/%2e%2e/%2e%2e/actuator/env", "/metrics/..;/actuator/env", "/metrics/../actuator/env",
				"/metrics;/../actuator/env", "/metrics%2f..%2factuator%2fenv", "/.well-known/live%00", "//metrics",
				"/metrics/", "/.well-known/live/", "/.well-known//live", "/.WELL-KNOWN/LIVE", "/.well-known/live;x=1",
				"/.well-known/%6Cive", "/metrics;x=1", "/%6Detrics")) {
			Answer answer = web.get(path);
			assertThat(answer.status()).as(path).isIn(400, 401, 403, 404);
			assertThat(answer.body()).as(path).doesNotContain("propertySources", "jvm_memory", "\"UP\"");
		}
	}

	@ParameterizedTest
	@EnumSource
	void staysOnTheMainPortAndAtTheRoot(Stack stack) {
		try (Web web = stack.start("--management.server.port=0", "--server.servlet.context-path=/app",
				"--spring.webflux.base-path=/app", "--management.server.base-path=/manage")) {
			for (String path : List.of(LIVE, READY)) {
				assertThat(web.get(path).body()).isEqualTo(UP);
				assertThat(web.get("/app" + path).body()).isEqualTo(UP);
				assertThat(web.get("/other" + path).status()).isIn(401, 404);
				assertThat(Web.send(web.managementPort(), "GET", path, Web.LOGIN).status()).isEqualTo(404);
				assertThat(Web.send(web.managementPort(), "GET", "/manage" + path, Web.LOGIN).status()).isIn(403, 404);
			}
			assertThat(web.get(METRICS, Web.LOGIN).status()).isIn(403, 404);
			assertThat(web.get("/app" + METRICS, Web.LOGIN).status()).isIn(403, 404);
			checkMetrics(web, web.managementPort(), "/manage" + METRICS, "/manage" + ENDPOINT);
		}
	}

	@ParameterizedTest
	@EnumSource(names = "REACTIVE_.*", mode = EnumSource.Mode.MATCH_NONE)
	void followsItsProperties(Stack stack) {
		try (Web web = stack.start("--ops.health.live-path=/status", "--ops.health.ready-path=/status/ready",
				"--ops.metrics.path=/prometheus/metrics", "--management.endpoints.web.base-path=/",
				"--management.endpoints.web.path-mapping.prometheus=scrape", "--spring.mvc.servlet.path=/api",
				"--server.servlet.context-path=/app", "--spring.webflux.base-path=/app")) {
			assertThat(web.get("/status").body()).isEqualTo(UP);
			assertThat(web.get("/app/status/ready").body()).isEqualTo(UP);
			assertThat(web.get(LIVE).status()).isIn(401, 403, 404);
			String endpoint = stack.isServlet() ? "/app/api/scrape" : "/app/scrape";
			checkMetrics(web, web.port(), "/app/prometheus/metrics", endpoint);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void namesASilentPulse(Stack stack) {
		try (Web web = stack.start("--ops.heartbeat.interval=200ms");
				Pulse pulse = web.context().getBean(Heartbeat.class).pulse("worker", Duration.ofSeconds(1))) {
			Awaitility.await().atLeast(Duration.ofMillis(900)).until(() -> web.get(LIVE).status() == 503);
			assertThat(web.get(LIVE).body()).isEqualTo("{\"status\":\"DOWN\",\"reason\":\"pulse worker is silent\"}");
			assertThat(web.get(READY).body()).isEqualTo(UP);
			pulse.beat();
			Awaitility.await().until(() -> web.get(LIVE).body().equals(UP));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void isNotThereWhenSwitchedOff(Stack stack) {
		try (Web web = stack.start("--ops.health.enabled=false", "--ops.metrics.enabled=false")) {
			for (String path : List.of(LIVE, READY, METRICS)) {
				assertThat(web.get(path, Web.LOGIN).status()).as(path).isIn(401, 403, 404);
			}
			assertThat(web.get(ENDPOINT, Web.LOGIN).status()).isEqualTo(200);
		}
	}

}
