package dev.opsboot.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CpuMetrics}.
 */
class CpuMetricsTests {

	@Test
	void haveTheNamesOfPrometheus() {
		PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		new CpuMetrics().bindTo(registry);
		assertThat(registry.scrape()).contains("\nprocess_cpu_seconds_total ", "\njvm_compilation_seconds_total ",
				"\nsystem_cpus " + (double) Runtime.getRuntime().availableProcessors());
		double cpu = registry.get("process.cpu").functionCounter().count();
		assertThat(cpu).isBetween(0.01, 100_000.0);
	}

}
