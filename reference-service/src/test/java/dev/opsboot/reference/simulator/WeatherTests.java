package dev.opsboot.reference.simulator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Weather}.
 */
class WeatherTests {

	private static final int REQUESTS = 2000;

	private static final Semaphore STALLS = new Semaphore(1);

	@Test
	void isFairByDefault() {
		assertThat(days(new SimulatorProperties(1, 0, 0, 0, 0, 0, 100))).containsOnly(new Behaviour.Service());
	}

	@Test
	void keepsTheRates() {
		Map<String, Long> counts = count(days(mixed(1)), WeatherTests::kind);
		assertThat(counts).containsOnlyKeys("Service", "Garbage", "NoAnswer", "failure", "retry after");
		assertThat(counts.values())
			.allSatisfy((count) -> assertThat(count).isCloseTo(REQUESTS / 5, Offset.offset(80L)));
	}

	@Test
	void keepsARateOfOne() {
		assertThat(days(new SimulatorProperties(1, 0, 0, 1, 0, 0, 100))).extracting(WeatherTests::kind)
			.containsOnly("NoAnswer");
	}

	@Test
	void mixesWhatARateLeavesOpen() {
		assertThat(count(days(mixed(1)), Behaviour::toString))
			.as("service, each failure and stall early or late, " + "each garbage early or late, each retry after")
			.hasSize(1 + 6 + 14 + 2);
	}

	@Test
	void isTheSameWithTheSameSeed() {
		assertThat(days(mixed(7))).isEqualTo(days(mixed(7))).isNotEqualTo(days(mixed(8)));
	}

	private static String kind(Behaviour behaviour) {
		if (behaviour instanceof Behaviour.Outage outage) {
			return (outage.answer() instanceof EmptyAnswer empty)
					? ((empty.retryAfter() != null) ? "retry after" : "failure")
					: outage.answer().getClass().getSimpleName();
		}
		return behaviour.getClass().getSimpleName();
	}

	private static Map<String, Long> count(List<Behaviour> days, Function<Behaviour, String> key) {
		return days.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
	}

	private static SimulatorProperties mixed(long seed) {
		return new SimulatorProperties(seed, 0, 0.2, 0.2, 0.2, 0.2, 100);
	}

	private static List<Behaviour> days(SimulatorProperties simulator) {
		return Stream.generate(new Weather(simulator, STALLS)::next).limit(REQUESTS).toList();
	}

}
