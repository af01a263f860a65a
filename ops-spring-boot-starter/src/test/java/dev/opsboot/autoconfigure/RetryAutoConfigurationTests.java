package dev.opsboot.autoconfigure;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultRule;
import dev.opsboot.retry.Retries;
import dev.opsboot.retry.RetryEngine;
import dev.opsboot.retry.RetryMetrics;
import dev.opsboot.retry.RetrySchedule;
import dev.opsboot.retry.core.CoreRetryEngine;
import dev.opsboot.retry.springretry.SpringRetryEngine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryOperations;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RetryAutoConfiguration}.
 */
class RetryAutoConfigurationTests {

	private static final Class<?> SPRING_RETRY = org.springframework.retry.support.RetryTemplate.class;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(FailureAutoConfiguration.class, RetryAutoConfiguration.class));

	@Test
	void retriesOnTheScheduleOfTheContractByDefault() {
		this.runner.run((context) -> {
			assertThat(context.getBean(Retries.class).schedule())
				.isEqualTo(new RetrySchedule(5, Duration.ofMillis(100), 2, 0, Duration.ofSeconds(30)));
			assertThat(context.getBean(RetryProperties.class).budget())
				.isEqualTo(new RetryProperties.Budget(true, 100, 0.1));
			assertThat(context).hasSingleBean(RetryTemplate.class)
				.hasSingleBean(SPRING_RETRY)
				.hasSingleBean(RetryMetrics.class);
		});
	}

	@Test
	void takesSpringRetryAsTheEngineAndSpringFrameworkWhereItIsNotThere() {
		this.runner
			.run((context) -> assertThat(context).getBean(RetryEngine.class).isInstanceOf(SpringRetryEngine.class));
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.retry"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(RetryTemplate.class)
				.getBean(RetryEngine.class)
				.isInstanceOf(CoreRetryEngine.class));
	}

	@Test
	void leavesTheTemplatesToTheApplication() {
		this.runner.withBean("core", RetryOperations.class, RetryTemplate::new)
			.withBean("other", org.springframework.retry.RetryOperations.class,
					org.springframework.retry.support.RetryTemplate::new)
			.run((context) -> assertThat(context).hasSingleBean(RetryOperations.class)
				.hasSingleBean(org.springframework.retry.RetryOperations.class)
				.hasSingleBean(RetryEngine.class));
	}

	@Test
	void isOffByProperty() {
		this.runner.withPropertyValues("ops.retry.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(RetryTemplate.class)
				.doesNotHaveBean(SPRING_RETRY)
				.doesNotHaveBean(Retries.class)
				.doesNotHaveBean("opsRetryTransientPostProcessor"));
	}

	@Test
	void doesWithoutMetrics() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(RetryTemplate.class)
				.doesNotHaveBean(RetryMetrics.class));
	}

	@Test
	void takesTheScheduleFromProperties() {
		this.runner
			.withPropertyValues("ops.retry.max-retries=2", "ops.retry.base-delay=5ms", "ops.retry.multiplier=1.5",
					"ops.retry.jitter=0.5", "ops.retry.max-retry-after=1s")
			.run((context) -> assertThat(context.getBean(Retries.class).schedule())
				.isEqualTo(new RetrySchedule(2, Duration.ofMillis(5), 1.5, 0.5, Duration.ofSeconds(1))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-retries=-1", "max-retries=21", "base-delay=0s", "multiplier=0.5", "jitter=1.1",
			"max-retry-after=-1s", "budget.max-tokens=2", "budget.token-ratio=0" })
	void refusesWhatMakesNoSense(String property) {
		this.runner.withPropertyValues("ops.retry." + property)
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(BindValidationException.class)
				.hasStackTraceContaining("ops.retry"));
	}

	@Test
	void hasNoBudgetWhereThatIsOff() {
		ApplicationContextRunner poor = this.runner.withPropertyValues("ops.retry.base-delay=1ms",
				"ops.retry.max-retries=3", "ops.retry.budget.max-tokens=3");
		poor.run((context) -> assertThat(attempts(context.getBean(RetryTemplate.class))).isEqualTo(2));
		poor.withPropertyValues("ops.retry.budget.enabled=false")
			.run((context) -> assertThat(attempts(context.getBean(RetryTemplate.class))).isEqualTo(4));
	}

	@Test
	void asksTheRulesOfTheApplicationFirst() {
		this.runner.withPropertyValues("ops.retry.base-delay=1ms")
			.withBean("rule", FaultRule.class,
					() -> (failure) -> (failure instanceof ConnectException) ? Fault.PERSISTENT : null)
			.run((context) -> assertThat(attempts(context.getBean(RetryTemplate.class))).isEqualTo(1));
	}

	@Test
	void keepsRetryingWhenATemplateGetsAnotherListener() {
		this.runner.withPropertyValues("ops.retry.base-delay=1ms", "ops.retry.max-retries=3").run((context) -> {
			AtomicInteger told = new AtomicInteger();
			RetryTemplate template = context.getBean(RetryTemplate.class);
			template.setRetryListener(new RetryListener() {

				@Override
				public void beforeRetry(RetryPolicy retryPolicy, Retryable<?> retryable) {
					told.incrementAndGet();
				}

			});
			assertThat(attempts(template)).isEqualTo(4);
			assertThat(told).hasValue(3);
			org.springframework.retry.support.RetryTemplate other = context
				.getBean(org.springframework.retry.support.RetryTemplate.class);
			other.setListeners(new org.springframework.retry.RetryListener[0]);
			AtomicInteger attempts = new AtomicInteger();
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> other.execute((call) -> {
				attempts.incrementAndGet();
				throw new ConnectException();
			}));
			assertThat(attempts).hasValue(4);
		});
	}

	@Test
	void namesWhatHasNoNameAfterTheClassItIsWrittenIn() {
		this.runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			RetryTemplate core = context.getBean(RetryTemplate.class);
			core.execute(() -> "lambda");
			core.invoke(() -> "supplier");
			core.invoke(new Supplier<String>() {

				@Override
				public String get() {
					return "anonymous";
				}

			});
			context.getBean(org.springframework.retry.support.RetryTemplate.class).execute((call) -> "lambda");
			core.invoke(new NamedSupplier());
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			context.getBean(RetryMetrics.class).bindTo(meters);
			List<String> operations = meters.get("ops.retries")
				.functionCounters()
				.stream()
				.map((counter) -> String.valueOf(counter.getId().getTag("operation")))
				.toList();
			assertThat(operations).containsExactlyInAnyOrder("RetryAutoConfigurationTests",
					"RetryAutoConfigurationTests.NamedSupplier");
		});
	}

	private static int attempts(RetryTemplate template) {
		AtomicInteger attempts = new AtomicInteger();
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> template.execute(() -> {
			attempts.incrementAndGet();
			throw new ConnectException();
		}));
		return attempts.get();
	}

	private static final class NamedSupplier implements Supplier<String> {

		@Override
		public String get() {
			return "named";
		}

	}

}
