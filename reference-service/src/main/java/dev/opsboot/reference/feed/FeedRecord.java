package dev.opsboot.reference.feed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.opsboot.reference.prices.Averages;
import dev.opsboot.reference.prices.Prices;
import dev.opsboot.state.RunLog;
import dev.opsboot.state.StateFile;
import dev.opsboot.state.StateFiles;
import org.jspecify.annotations.Nullable;

/**
 * What outlives the process: the last good answer of the feed and the averages as of it,
 * in {@code state.json}, and how each poll ended, in {@code runs.jl}.
 */
final class FeedRecord {

	private final StateFile<State> state;

	private final RunLog runs;

	FeedRecord(StateFiles files) {
		this.state = files.of("state.json", State.class);
		this.runs = files.runLog("runs.jl");
	}

	/**
	 * Read the state that the life before has left.
	 * @return the state, its answer as little to be trusted as one from the feed
	 */
	Optional<State> state() {
		return this.state.read();
	}

	void succeeded(Instant time, Reading reading, Averages averages) {
		this.state.write(new State(reading.answer(), averages));
		this.runs.append(new Run(time, "prices", reading.prices().asOf(), firstPrices(reading.prices()), null));
	}

	private static SortedMap<String, String> firstPrices(Prices prices) {
		SortedMap<String, String> first = new TreeMap<>();
		prices.curves()
			.forEach((strategy, curve) -> first.put(strategy, curve.priceAt(BigDecimal.ZERO).toPlainString()));
		return first;
	}

	void failed(Instant time, @Nullable String error) {
		this.runs.append(new Run(time, "failed", null, null, error));
	}

	/**
	 * The content of {@code state.json}.
	 *
	 * @param prices the last good answer
	 * @param averages the averages as of it
	 */
	@JsonPropertyOrder({ "prices", "averages" })
	record State(FeedAnswer prices, Averages averages) {

		State {
			Objects.requireNonNull(prices, "State without prices");
			Objects.requireNonNull(averages, "State without averages");
		}

	}

	/**
	 * A poll.
	 *
	 * @param time when it ended
	 * @param outcome {@code prices} or {@code failed}
	 * @param asOf when the prices held
	 * @param prices the price of the smallest amount by strategy
	 * @param error what failed
	 */
	@JsonPropertyOrder({ "time", "outcome", "asOf", "prices", "error" })
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Run(Instant time, String outcome, @Nullable Instant asOf, @Nullable SortedMap<String, String> prices,
			@Nullable String error) {

	}

}
