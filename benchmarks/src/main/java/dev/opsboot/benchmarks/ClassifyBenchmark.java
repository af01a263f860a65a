package dev.opsboot.benchmarks;

import java.net.SocketTimeoutException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultClassifier;
import dev.opsboot.failure.rules.FaultRules;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Says what a timeout means, by itself and as the cause of four other exceptions.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClassifyBenchmark {

	/**
	 * How deep the timeout is.
	 */
	@Param
	private Depth depth = Depth.DIRECT;

	private final FaultClassifier classifier = new FaultClassifier(List.of(),
			FaultRules.all(InstantSource.system(), null));

	private final Throwable direct = new SocketTimeoutException("Read timed out");

	private final Throwable fiveDeep = new Exception(new Exception(new Exception(new Exception(this.direct))));

	/**
	 * Say what it means.
	 * @return what it means
	 */
	@Benchmark
	public Fault classify() {
		return this.classifier.classify((this.depth == Depth.DIRECT) ? this.direct : this.fiveDeep);
	}

	/**
	 * How deep the timeout is.
	 */
	public enum Depth {

		/**
		 * The failure itself.
		 */
		DIRECT,

		/**
		 * The fifth of a chain of causes.
		 */
		FIVE_DEEP

	}

}
