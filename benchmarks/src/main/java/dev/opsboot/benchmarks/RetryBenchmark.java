package dev.opsboot.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.opsboot.autoconfigure.FailureAutoConfiguration;
import dev.opsboot.autoconfigure.RetryAutoConfiguration;
import dev.opsboot.retry.Retries;
import dev.opsboot.retry.RetryEngine;
import dev.opsboot.retry.RetryTransient;
import dev.opsboot.retry.core.CoreRetryEngine;
import dev.opsboot.retry.springretry.SpringRetryEngine;
import org.aopalliance.intercept.MethodInterceptor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.resilience.retry.MethodRetrySpec;
import org.springframework.resilience.retry.SimpleRetryInterceptor;
import org.springframework.retry.RetryCallback;
import org.springframework.retry.RetryContext;
import org.springframework.retry.interceptor.RetryInterceptorBuilder;

/**
 * Calls that succeed at once, through the templates and proxies of the starter and
 * through those of the engines as they come.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RetryBenchmark {

	private static final int RETRIES = 5;

	private static final long DELAY = 100;

	private static final long LONGEST = 1600;

	private static final Call CALL = new Call();

	/**
	 * Whether retries are those of the starter.
	 */
	@Param
	private Way way = Way.BARE;

	private org.springframework.retry.support.RetryTemplate springRetry = bareSpringRetry();

	private RetryTemplate core = bareCore();

	private Prices springRetryProxy = new Feed();

	private Prices coreProxy = new Feed();

	/**
	 * Make the templates and the proxies.
	 */
	@Setup
	public void prepare() {
		if (this.way == Way.BARE) {
			this.springRetryProxy = proxy(RetryInterceptorBuilder.stateless()
				.retryOperations(bareSpringRetry())
				.label("Feed.prices")
				.build());
			this.coreProxy = proxy(new SimpleRetryInterceptor(
					new MethodRetrySpec(List.of(), List.of(), (method, failure) -> true, RETRIES, Duration.ZERO,
							Duration.ofMillis(DELAY), Duration.ZERO, 2, Duration.ofMillis(LONGEST))));
			return;
		}
		AnnotationConfigApplicationContext context = start(SpringRetryEngine.class);
		this.springRetry = context.getBean(org.springframework.retry.support.RetryTemplate.class);
		this.core = context.getBean(RetryTemplate.class);
		this.springRetryProxy = context.getBean(Prices.class);
		this.coreProxy = start(CoreRetryEngine.class).getBean(Prices.class);
	}

	private static org.springframework.retry.support.RetryTemplate bareSpringRetry() {
		return org.springframework.retry.support.RetryTemplate.builder()
			.maxAttempts(RETRIES + 1)
			.exponentialBackoff(DELAY, 2, LONGEST)
			.build();
	}

	private static RetryTemplate bareCore() {
		return new RetryTemplate(
				RetryPolicy.builder().maxRetries(RETRIES).delay(Duration.ofMillis(DELAY)).multiplier(2).build());
	}

	private static Prices proxy(MethodInterceptor interceptor) {
		ProxyFactory factory = new ProxyFactory(new Feed());
		factory.setProxyTargetClass(true);
		factory.addAdvice(interceptor);
		return (Prices) factory.getProxy();
	}

	private static AnnotationConfigApplicationContext start(Class<? extends RetryEngine> engine) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.registerBean(RetryEngine.class, () -> create(engine, context.getBean(Retries.class)));
		context.registerBean(Prices.class, Feed::new);
		context.register(FailureAutoConfiguration.class, RetryAutoConfiguration.class);
		context.refresh();
		return context;
	}

	private static RetryEngine create(Class<? extends RetryEngine> engine, Retries retries) {
		return (engine == CoreRetryEngine.class) ? new CoreRetryEngine(retries) : new SpringRetryEngine(retries);
	}

	/**
	 * By a template of spring-retry.
	 * @return what was called
	 */
	@Benchmark
	public Object springRetryTemplate() {
		return this.springRetry.execute(CALL);
	}

	/**
	 * By a template of Spring Framework.
	 * @return what was called
	 * @throws RetryException if it fails
	 */
	@Benchmark
	public Object coreRetryTemplate() throws RetryException {
		return this.core.execute(CALL);
	}

	/**
	 * By a proxy that uses spring-retry.
	 * @return what was called
	 */
	@Benchmark
	public Object springRetryProxy() {
		return this.springRetryProxy.prices();
	}

	/**
	 * By a proxy that uses Spring Framework.
	 * @return what was called
	 */
	@Benchmark
	public Object coreRetryProxy() {
		return this.coreProxy.prices();
	}

	/**
	 * Whether retries are those of the starter.
	 */
	public enum Way {

		/**
		 * The engines as they come.
		 */
		BARE,

		/**
		 * The starter's.
		 */
		STARTER

	}

	/**
	 * What is called through a proxy.
	 */
	interface Prices {

		Object prices();

	}

	/**
	 * What is called through a proxy.
	 */
	static class Feed implements Prices {

		@Override
		@RetryTransient
		public Object prices() {
			return this;
		}

	}

	/**
	 * What is called by a template.
	 */
	private static final class Call implements RetryCallback<Object, RuntimeException>, Retryable<Object> {

		@Override
		public Object doWithRetry(RetryContext context) {
			return this;
		}

		@Override
		public Object execute() {
			return this;
		}

		@Override
		public String getLabel() {
			return "prices";
		}

		@Override
		public String getName() {
			return "prices";
		}

	}

}
