package dev.opsboot.autoconfigure;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.opsboot.metrics.CpuMetrics;
import dev.opsboot.metrics.GlobalRegistryGuard;
import dev.opsboot.metrics.HelpTexts;
import dev.opsboot.metrics.LabelGuard;
import dev.opsboot.metrics.LabelRules;
import dev.opsboot.metrics.ReplacedValuesMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MetricsAutoConfiguration}.
 */
class MetricsAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ConfigAutoConfiguration.class, ServiceAutoConfiguration.class,
				MetricsAutoConfiguration.class,
				org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class))
		.withPropertyValues("ops.service-name=quotes", "ops.metrics.labels.max-values=2");

	@Test
	void guardsTheRegistryOfTheContextAndNamesTheService() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(LabelGuard.class)
				.hasSingleBean(ReplacedValuesMetrics.class)
				.hasSingleBean(GlobalRegistryGuard.class)
				.hasSingleBean(HelpTexts.class)
				.hasSingleBean(CpuMetrics.class);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			count(registry, "shop", 5);
			assertThat(values(registry, "shop")).containsExactlyInAnyOrder("0", "1", "unknown");
			assertThat(values(registry, "service")).containsExactly("quotes");
			assertThat(registry.get("ops.label.values.replaced")
				.tags("meter", "orders", "label", "shop")
				.functionCounter()
				.count()).isEqualTo(3);
		});
	}

	@Test
	void hasAHundredValuesByDefault() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class, ServiceAutoConfiguration.class))
			.run((context) -> assertThat(context.getBean(MetricsProperties.class)).isEqualTo(
					new MetricsProperties(true, "/metrics", new MetricsProperties.Labels(100, Set.of(), Map.of()))));
	}

	@Test
	void takesDeniedAndAllowedFromProperties() {
		this.runner
			.withPropertyValues("ops.metrics.labels.denied=account", "ops.metrics.labels.allowed.period=day,week")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				count(registry, "account", 2);
				assertThat(values(registry, "account")).containsExactly("unknown");
				registry.counter("prices", "period", "day");
				registry.counter("prices", "period", "year");
				assertThat(registry.find("prices").counters()).extracting((counter) -> counter.getId().getTag("period"))
					.containsExactlyInAnyOrder("day", "unknown");
			});
	}

	@Test
	void guardsEveryRegistryAndTheComposite() {
		this.runner.withUserConfiguration(TwoRegistries.class).run((context) -> {
			MeterRegistry composite = context.getBean(MeterRegistry.class);
			assertThat(composite).isInstanceOf(CompositeMeterRegistry.class);
			count(composite, "shop", 50);
			assertThat(composite.find("orders").counters()).hasSize(3);
			for (String name : Set.of("first", "second")) {
				SimpleMeterRegistry registry = context.getBean(name, SimpleMeterRegistry.class);
				assertThat(values(registry, "shop")).as(name).hasSize(3).contains("unknown");
				assertThat(registry.find("orders").counters().stream().mapToDouble((counter) -> counter.count()).sum())
					.isEqualTo(50);
				assertThat(registry.get("ops.label.values.replaced").functionCounter().count()).isEqualTo(48);
			}
		});
	}

	@Test
	void guardsTheStaticRegistryWhileTheContextLives() {
		this.runner.run((context) -> {
			count(Metrics.globalRegistry, "library", 20);
			assertThat(values(context.getBean(MeterRegistry.class), "library")).hasSize(3).contains("unknown");
			assertThat(Metrics.globalRegistry.find("orders").tagKeys("library").counters()).hasSize(3);
		});
		count(Metrics.globalRegistry, "afterwards", 20);
		assertThat(Metrics.globalRegistry.find("orders").tagKeys("afterwards").counters()).hasSize(20);
		Metrics.globalRegistry.clear();
	}

	@Test
	void guardsTheStaticRegistryForTheContextThatIsLeft() {
		this.runner.run((first) -> {
			this.runner.run((second) -> assertThat(second).hasNotFailed());
			count(Metrics.globalRegistry, "left", 20);
			assertThat(Metrics.globalRegistry.find("orders").tagKeys("left").counters()).hasSize(3);
		});
		Metrics.globalRegistry.clear();
	}

	@Test
	void leavesTheServiceThatTheUserNames() {
		this.runner.withPropertyValues("management.metrics.tags.service=mine").run((context) -> {
			count(context.getBean(MeterRegistry.class), "shop", 1);
			assertThat(values(context.getBean(MeterRegistry.class), "service")).containsExactly("mine");
		});
	}

	@Test
	void seesWhatFiltersOfTheUserMake() {
		this.runner
			.withBean("user", MeterFilter.class,
					() -> MeterFilter.replaceTagValues("uri", (uri) -> uri.replaceAll("[0-9]+", "{id}")))
			.withBean("customizer", MeterRegistryCustomizer.class,
					() -> (registry) -> registry.config().commonTags("zone", "a"))
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				count(registry, "uri", 5);
				assertThat(values(registry, "uri")).containsExactly("{id}");
				assertThat(values(registry, "zone")).containsExactly("a");
			});
	}

	@Test
	void backsOffForAGuardOfTheUser() {
		this.runner.withBean("own", LabelGuard.class, () -> new LabelGuard(new LabelRules(1, Set.of(), Map.of())))
			.run((context) -> {
				assertThat(context).hasSingleBean(LabelGuard.class);
				count(context.getBean(MeterRegistry.class), "shop", 5);
				assertThat(values(context.getBean(MeterRegistry.class), "shop")).hasSize(2);
			});
	}

	@Test
	void isOffByProperty() {
		this.runner.withPropertyValues("ops.metrics.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(LabelGuard.class)
				.doesNotHaveBean(MetricsProperties.class));
	}

	@Test
	void isOffWithoutMicrometerOrBootsMetrics() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ServiceAutoConfiguration.class, MetricsAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("io.micrometer", "org.springframework.boot.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("opsLabelGuard"));
	}

	private static void count(MeterRegistry registry, String label, int values) {
		for (int value = 0; value < values; value++) {
			registry.counter("orders", label, String.valueOf(value)).increment();
		}
	}

	private static Set<String> values(MeterRegistry registry, String label) {
		return registry.find("orders")
			.meters()
			.stream()
			.map(Meter::getId)
			.map((id) -> id.getTag(label))
			.filter((value) -> value != null)
			.collect(Collectors.toSet());
	}

	@Configuration(proxyBeanMethods = false)
	static class TwoRegistries {

		@Bean
		SimpleMeterRegistry first() {
			return new SimpleMeterRegistry();
		}

		@Bean
		SimpleMeterRegistry second() {
			return new SimpleMeterRegistry();
		}

	}

}
