package dev.opsboot.retry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import dev.opsboot.autoconfigure.FailureAutoConfiguration;
import dev.opsboot.autoconfigure.RetryAutoConfiguration;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryTransientMethods}: what is refused when the application starts.
 */
class RetryTransientMethodsTests {

	private static final String REASON = "has no effect: ";

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(AopAutoConfiguration.class, FailureAutoConfiguration.class, RetryAutoConfiguration.class));

	@Test
	void refusesWhatFailsAfterItHasReturned() {
		refuses(ReturnsMono.class, "it returns Mono, which fails after the method has returned");
		refuses(ReturnsFlux.class, "it returns Flux");
		refuses(ReturnsFuture.class, "it returns CompletableFuture");
		refuses(ReturnsStage.class, "it returns CompletionStage");
		refuses(AnnotatedReturnsMono.class, "it returns Mono");
		this.runner
			.withBean(AnnotatedReactive.class,
					() -> ProxyFactory.getProxy(AnnotatedReactive.class, (MethodInterceptor) (call) -> Mono.empty()))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidRetryTransientException.class));
	}

	@Test
	void refusesWhatNoProxyCanStandBefore() {
		refuses(FinalMethod.class, "it is final");
		refuses(PrivateMethod.class, "it is private");
		refuses(StaticMethod.class, "it is static");
		refuses(AnnotatedFinalMethod.class, "it is final");
		refuses(FinalClass.class, "its class is final");
	}

	@Test
	void saysHowToMendWhatIsRefused() {
		this.runner.withBean(ReturnsMono.class).run((context) -> {
			FailureAnalysis analysis = new InvalidRetryTransientFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription())
				.startsWith("@RetryTransient on RetryTransientMethodsTests.ReturnsMono.prices of bean")
				.contains("has no effect: it returns Mono");
			assertThat(analysis.getAction()).contains("RetryTransientMethodsTests.ReturnsMono.prices")
				.contains("retryWhen");
		});
	}

	private void refuses(Class<?> type, String reason) {
		this.runner.withBean(type)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidRetryTransientException.class)
				.hasMessageContaining(REASON + reason));
	}

	interface Prices {

		String first();

	}

	static class ReturnsMono {

		@RetryTransient
		Mono<String> prices() {
			return Mono.empty();
		}

	}

	static class ReturnsFlux {

		@RetryTransient
		Flux<String> prices() {
			return Flux.empty();
		}

	}

	static class ReturnsFuture {

		@RetryTransient
		CompletableFuture<String> prices() {
			return new CompletableFuture<>();
		}

	}

	static class ReturnsStage {

		@RetryTransient
		CompletionStage<String> prices() {
			return new CompletableFuture<>();
		}

	}

	interface Reactive {

		Mono<String> prices();

	}

	@RetryTransient
	static class AnnotatedReturnsMono implements Reactive {

		@Override
		public Mono<String> prices() {
			return Mono.empty();
		}

	}

	@RetryTransient
	static class AnnotatedFinalMethod implements Prices {

		@Override
		public final String first() {
			return "first";
		}

	}

	static final class FinalClass {

		@RetryTransient
		void prices() {
		}

	}

	interface AnnotatedReactive {

		@RetryTransient
		Mono<String> prices();

	}

	static class FinalMethod {

		@RetryTransient
		final void prices() {
		}

	}

	static class PrivateMethod implements Consumer<String> {

		@Override
		public void accept(String text) {
			prices();
		}

		@RetryTransient
		private void prices() {
		}

	}

	static class StaticMethod {

		@RetryTransient
		static void prices() {
		}

	}

}
