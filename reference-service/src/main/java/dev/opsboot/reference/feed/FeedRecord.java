package dev.opsboot.reference.feed;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.opsboot.state.RunLog;
import dev.opsboot.state.StateFile;
import dev.opsboot.state.StateFiles;
import org.jspecify.annotations.Nullable;

/**
 * What outlives the process: the last good answer of the feed, in {@code state.json}, and
 * how each poll ended, in {@code runs.jl}.
 */
final class FeedRecord {

	private final StateFile<FeedAnswer> lastGood;

	private final RunLog runs;

	FeedRecord(StateFiles files) {
		this.lastGood = files.of("state.json", FeedAnswer.class);
		this.runs = files.runLog("runs.jl");
	}

	/**
	 * Read the last good answer.
	 * @return the answer, as little to be trusted as one from the feed
	 */
	Optional<FeedAnswer> lastGood() {
		return this.lastGood.read();
	}

	void succeeded(Instant time, FeedAnswer answer) {
		this.lastGood.write(answer);
		this.runs.append(new Run(time, "prices", answer.asOf(), null));
	}

	void failed(Instant time, @Nullable String error) {
		this.runs.append(new Run(time, "failed", null, error));
	}

	/**
	 * A poll.
	 *
	 * @param time when it ended
	 * @param outcome {@code prices} or {@code failed}
	 * @param asOf when the prices held
	 * @param error what failed
	 */
	@JsonPropertyOrder({ "time", "outcome", "asOf", "error" })
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Run(Instant time, String outcome, @Nullable Instant asOf, @Nullable String error) {

	}

}
