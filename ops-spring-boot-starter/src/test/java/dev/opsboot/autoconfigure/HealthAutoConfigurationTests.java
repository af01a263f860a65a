package dev.opsboot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.opsboot.health.LiveProbe;
import dev.opsboot.health.Probe;
import dev.opsboot.health.ProbeAnswer;
import dev.opsboot.health.ProbeHttpHandler;
import dev.opsboot.health.ProbeResult;
import dev.opsboot.health.Probes;
import dev.opsboot.health.ReadinessGroupProbe;
import dev.opsboot.health.ReadyProbe;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.reactive.HttpHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HealthAutoConfiguration}.
 */
class HealthAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(
			ApplicationAvailabilityAutoConfiguration.class, ServiceAutoConfiguration.class,
			HeartbeatAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class,
			AvailabilityProbesAutoConfiguration.class, HealthEndpointAutoConfiguration.class,
			HealthAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS);

	@Test
	void asksTheReadinessGroup() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(LiveProbe.class)
				.hasSingleBean(ReadinessGroupProbe.class)
				.hasBean("opsProbeFilter");
			assertThat(ready(context).status()).isEqualTo(503);
			AvailabilityChangeEvent.publish(context.getSourceApplicationContext(), ReadinessState.ACCEPTING_TRAFFIC);
			assertThat(ready(context).status()).isEqualTo(200);
		});
	}

	@Test
	void showsComponentsOfTheGroupWhereTheyAreShownToAll() {
		this.runner.withBean("database", HealthIndicator.class, () -> () -> Health.down().withDetail("wait", 3).build())
			.withPropertyValues("management.endpoint.health.group.readiness.include=database",
					"management.endpoint.health.group.readiness.show-details=always")
			.run((context) -> {
				ProbeAnswer answer = ready(context);
				assertThat(answer.status()).isEqualTo(503);
				assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("""
						{"status":"DOWN","components":{"database":{"status":"DOWN","details":{"wait":3}}}}""");
			});
	}

	@Test
	void asksTheReadinessStateWhereThereIsNoGroup() {
		this.runner.withPropertyValues("management.endpoint.health.probes.enabled=false").run((context) -> {
			AvailabilityChangeEvent.publish(context.getSourceApplicationContext(), ReadinessState.ACCEPTING_TRAFFIC);
			assertThat(ready(context).status()).isEqualTo(200);
		});
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ReadyProbe.class));
	}

	@Test
	void backsOffForAProbeOfTheUser() {
		this.runner.withBean("readyProbe", Probe.class, () -> new Probe() {

			@Override
			public ProbeResult result() {
				return new ProbeResult(200, Map.of("mine", true));
			}

		})
			.run((context) -> assertThat(new String(ready(context).body(), StandardCharsets.UTF_8))
				.isEqualTo("{\"mine\":true}"));
	}

	@Test
	void tellsWhoeverDeploysWhichImageAnswers() {
		this.runner.withPropertyValues("SERVICE_NAME=quotes", "SERVICE_SLOT=green", "SERVICE_DIGEST=sha256:0f1e")
			.run((context) -> assertThat(new String(ready(context).body(), StandardCharsets.UTF_8))
				.contains("\"details\":{\"digest\":\"sha256:0f1e\",\"instance\":\"quotes_green\"}"));
		this.runner.withPropertyValues("SERVICE_NAME=quotes")
			.run((context) -> assertThat(new String(ready(context).body(), StandardCharsets.UTF_8))
				.doesNotContain("quotes"));
	}

	@Test
	void answersAtPathsOfProperties() {
		this.runner
			.withPropertyValues("ops.health.live-path=/status", "ops.health.ready-path=/status/ready",
					"server.servlet.context-path=/app/")
			.run((context) -> {
				Probes probes = context.getBean(Probes.class);
				assertThat(probes.livePaths()).containsExactlyInAnyOrder("/status", "/app/status");
				assertThat(probes.has("/app/status/ready")).isTrue();
				assertThat(probes.has("/.well-known/live")).isFalse();
			});
	}

	@Test
	void refusesPathsThatCannotBeMatched() {
		this.runner.withPropertyValues("ops.health.live-path=status")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining("must be a path such as /status"));
	}

	@Test
	void comesBeforeTheHandlerOfAReactiveApplication() {
		new ReactiveWebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withBean("handler", HttpHandler.class, () -> (request, response) -> Mono.empty())
			.run((context) -> assertThat(context.getBean(HttpHandler.class)).isInstanceOf(ProbeHttpHandler.class));
	}

	@Test
	void isOffByPropertyAndWithoutAWebServer() {
		this.runner.withPropertyValues("ops.health.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Probes.class));
		new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Probes.class));
	}

	@Test
	void needsNoServerOfItsOwn() {
		this.runner
			.withClassLoader(new FilteredClassLoader("org.apache.catalina", "org.apache.coyote", "org.eclipse.jetty",
					"org.springframework.boot.tomcat", "org.springframework.boot.jetty"))
			.run((context) -> assertThat(context).hasNotFailed().hasBean("opsProbeFilter"));
	}

	private static ProbeAnswer ready(ApplicationContext context) {
		ProbeAnswer answer = context.getBean(Probes.class).answer("GET", "/.well-known/ready");
		assertThat(answer).isNotNull();
		return answer;
	}

}
