package dev.opsboot.failure;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FaultClassifier}.
 */
@ExtendWith(OutputCaptureExtension.class)
class FaultClassifierTests {

	private static final FaultRule CONNECTION = (failure) -> (failure instanceof ConnectException) ? Fault.TRANSIENT
			: null;

	private static final FaultRule ARGUMENT = (failure) -> (failure instanceof IllegalArgumentException)
			? Fault.PERSISTENT : null;

	private final FaultClassifier classifier = new FaultClassifier(List.of(), List.of(CONNECTION, ARGUMENT));

	@Test
	void takesWhatNobodyKnowsAsPersistent() {
		assertThat(this.classifier.classify(new Exception("?", new Exception("?")))).isEqualTo(Fault.PERSISTENT);
	}

	@Test
	void asksTheRulesInTheirOrder() {
		FaultClassifier other = new FaultClassifier(List.of(), List.of((failure) -> Fault.PERSISTENT, CONNECTION));
		assertThat(other.classify(new ConnectException())).isEqualTo(Fault.PERSISTENT);
	}

	@Test
	void asksAboutCausesFromTheOutsideIn() {
		assertThat(this.classifier.classify(new Exception(new Exception(new ConnectException()))))
			.isEqualTo(Fault.TRANSIENT);
		assertThat(this.classifier.classify(new IllegalArgumentException(new ConnectException())))
			.isEqualTo(Fault.PERSISTENT);
		assertThat(this.classifier.classify(new ConnectException().initCause(new IllegalArgumentException())))
			.isEqualTo(Fault.TRANSIENT);
	}

	@Test
	void asksRulesOfTheApplicationAboutAllCausesFirst() {
		FaultClassifier other = new FaultClassifier(List.of(CONNECTION), List.of(ARGUMENT));
		assertThat(other.classify(new IllegalArgumentException(new ConnectException()))).isEqualTo(Fault.TRANSIENT);
	}

	@Test
	void asksAboutWhatTheInnermostCauseSuppressedWhenNoCauseDecides() {
		Exception failure = new Exception("?", new Exception("?"));
		failure.addSuppressed(new IllegalArgumentException());
		failure.getCause().addSuppressed(new Exception(new ConnectException()));
		assertThat(this.classifier.classify(failure)).isEqualTo(Fault.TRANSIENT);
		Exception decided = new IllegalArgumentException();
		decided.addSuppressed(new ConnectException());
		assertThat(this.classifier.classify(decided)).isEqualTo(Fault.PERSISTENT);
	}

	@Test
	void takesAnExternalSystemThatNobodyKnowsMoreAboutAsTransient() {
		assertThat(this.classifier.classify(new InfrastructureException("?", new Exception())))
			.isEqualTo(Fault.TRANSIENT);
		assertThat(this.classifier.classify(new InfrastructureException("?", new IllegalArgumentException())))
			.isEqualTo(Fault.PERSISTENT);
	}

	@Test
	void endsWithCausesThatGoInACycle() {
		Exception first = new Exception("first");
		Exception second = new Exception("second", first);
		first.initCause(second);
		first.addSuppressed(second);
		second.addSuppressed(first);
		assertThat(this.classifier.classify(first)).isEqualTo(Fault.PERSISTENT);
		first.addSuppressed(new ConnectException());
		second.addSuppressed(new ConnectException());
		assertThat(this.classifier.classify(first)).isEqualTo(Fault.TRANSIENT);
	}

	@Test
	void findsACauseDeepInside() {
		Throwable failure = new ConnectException();
		for (int i = 0; i < 90; i++) {
			failure = new Exception(failure);
		}
		assertThat(this.classifier.classify(failure)).isEqualTo(Fault.TRANSIENT);
	}

	@Test
	void passesOverARuleThatFails(CapturedOutput output) {
		FaultClassifier other = new FaultClassifier(List.of((failure) -> {
			throw new IllegalStateException("broken rule");
		}), List.of(CONNECTION));
		assertThat(other.classify(new ConnectException())).isEqualTo(Fault.TRANSIENT);
		assertThat(other.classify(new ConnectException())).isEqualTo(Fault.TRANSIENT);
		assertThat(output).containsOnlyOnce("is passed over");
	}

	@Test
	void asksEachRuleOnceAboutWhatIsDecided() {
		AtomicInteger asked = new AtomicInteger();
		FaultClassifier counting = new FaultClassifier(List.of(), List.of((failure) -> {
			asked.incrementAndGet();
			return Fault.TRANSIENT;
		}, CONNECTION));
		counting.classify(new Exception(new Exception()));
		assertThat(asked).hasValue(1);
	}

	@Test
	void findsWhatTheOtherSystemAskedFor() {
		FaultClassifier asking = new FaultClassifier(List.of(), List.of(CONNECTION, new FaultRule() {

			@Override
			public @Nullable Fault fault(Throwable failure) {
				return null;
			}

			@Override
			public @Nullable Duration retryAfter(Throwable failure) {
				return (failure instanceof IllegalStateException) ? Duration.ofSeconds(3) : null;
			}

		}));
		assertThat(asking.retryAfter(new ConnectException())).isNull();
		assertThat(asking.retryAfter(new Exception(new IllegalStateException()))).hasSeconds(3);
	}

}
