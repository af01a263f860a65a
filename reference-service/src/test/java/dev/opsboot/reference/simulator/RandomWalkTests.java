package dev.opsboot.reference.simulator;

import java.util.List;
import java.util.stream.Stream;

import dev.opsboot.reference.feed.FeedAnswer;
import dev.opsboot.reference.quotes.Strategy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RandomWalk}.
 */
class RandomWalkTests {

	private static final List<Strategy> STRATEGIES = List.of(new Strategy("unstake", "mSOL", "SOL", 30),
			new Strategy("buy", "USDC", "SOL", 5));

	@Test
	void repeatsWithTheSameSeedOnly() {
		assertThat(answers(1)).isEqualTo(answers(1)).isNotEqualTo(answers(2));
	}

	@Test
	void changesWithEachStep() {
		assertThat(answers(1)).doesNotHaveDuplicates();
	}

	@Test
	void giveLessForLargerAmounts() {
		List<Double> prices = prices(answers(1).get(0).get(0)).toList();
		assertThat(prices).isSortedAccordingTo((a, b) -> Double.compare(b, a)).doesNotHaveDuplicates();
	}

	@Test
	void staysNearWhereItBegan() {
		RandomWalk walk = new RandomWalk(STRATEGIES, 3);
		assertThat(Stream.generate(walk::next).limit(20_000).flatMap((answer) -> prices(answer.get(0))))
			.allMatch((price) -> price > 0.9 && price < 1.2);
	}

	private static List<List<FeedAnswer.Curve>> answers(long seed) {
		RandomWalk walk = new RandomWalk(STRATEGIES, seed);
		return Stream.generate(walk::next).limit(10).toList();
	}

	private static Stream<Double> prices(FeedAnswer.Curve curve) {
		return curve.points().stream().map((point) -> Double.valueOf(point.price()));
	}

}
