package dev.opsboot.retry;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryBudget}, with the example of gRFC A6: 10 tokens, ratio 0.1.
 */
class RetryBudgetTests {

	private final RetryBudget budget = new RetryBudget(10, 0.1);

	@Test
	void affordsRetriesWhileMoreThanHalfOfTheTokensAreLeft() {
		assertThat(IntStream.range(0, 20).mapToObj((failure) -> this.budget.failed()).toList())
			.startsWith(true, true, true, true, false)
			.doesNotContainSequence(false, true);
	}

	@Test
	void getsBackAPartOfATokenForASuccess() {
		fail(5);
		succeed(10);
		assertThat(this.budget.failed()).as("5 left").isFalse();
		succeed(11);
		assertThat(this.budget.failed()).as("5.1 left").isTrue();
	}

	@Test
	void holdsNoMoreAndNoLessThanItsTokens() {
		succeed(1000);
		assertThat(this.budget.isFull()).isTrue();
		fail(1000);
		succeed(60);
		assertThat(this.budget.failed()).as("5 left").isFalse();
		succeed(50);
		assertThat(this.budget.isFull()).isTrue();
	}

	private void fail(int times) {
		for (int i = 0; i < times; i++) {
			this.budget.failed();
		}
	}

	private void succeed(int times) {
		for (int i = 0; i < times; i++) {
			this.budget.succeeded();
		}
	}

}
