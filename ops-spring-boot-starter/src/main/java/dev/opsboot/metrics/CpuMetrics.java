package dev.opsboot.metrics;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * What the JVM used of the processors, named and in seconds as
 * <a href="https://prometheus.io/docs/practices/naming/">Prometheus asks for</a>:
 * {@code process_cpu_seconds_total}, {@code jvm_compilation_seconds_total} and
 * {@code system_cpus}. Micrometer has the same in nanoseconds, in milliseconds, and under
 * a name that is one of a histogram.
 */
public final class CpuMetrics implements MeterBinder {

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("system.cpus", Runtime.getRuntime(), Runtime::availableProcessors)
			.description("Processors that the JVM may use")
			.register(registry);
		OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
		if (system instanceof com.sun.management.OperatingSystemMXBean process) {
			FunctionCounter
				.builder("process.cpu", process,
						(bean) -> bean.getProcessCpuTime() / (double) TimeUnit.SECONDS.toNanos(1))
				.description("Processor time of the process")
				.baseUnit("seconds")
				.register(registry);
		}
		CompilationMXBean compilation = ManagementFactory.getCompilationMXBean();
		if (compilation != null && compilation.isCompilationTimeMonitoringSupported()) {
			FunctionCounter
				.builder("jvm.compilation", compilation,
						(bean) -> bean.getTotalCompilationTime() / (double) TimeUnit.SECONDS.toMillis(1))
				.description("Time spent compiling")
				.baseUnit("seconds")
				.register(registry);
		}
	}

}
