package dev.opsboot.reference.simulator;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The conversions that the built-in feed has seen. Each id is decided on once, and the
 * decision stands: a conversion that comes again gets the same result. Of conversions and
 * of requests the last {@value #MAX_ENTRIES} are remembered.
 */
public final class Ledger {

	static final int MAX_ENTRIES = 10_000;

	private static final Logger logger = LoggerFactory.getLogger(Ledger.class);

	private static final String CONFIRMED = "confirmed";

	private static final String REJECTED = "rejected";

	private final Set<String> strategies;

	private final InstantSource clock;

	private final Map<String, Entry> entries = new HashMap<>();

	private final Deque<Result> results = new ArrayDeque<>();

	private final Deque<Integer> requests = new ArrayDeque<>();

	/**
	 * Begin with nothing.
	 * @param strategies the names of the strategies there are
	 * @param clock tells when a conversion is too late
	 */
	Ledger(Set<String> strategies, InstantSource clock) {
		this.strategies = strategies;
		this.clock = clock;
	}

	/**
	 * Return what was executed.
	 * @return the ids of the confirmed conversions, in the order in which they were
	 * executed
	 */
	public synchronized List<String> executed() {
		return this.results.stream().filter((result) -> result.status().equals(CONFIRMED)).map(Result::id).toList();
	}

	/**
	 * Return how conversions came.
	 * @return how many each request had that reached the feed, whether it was taken or
	 * too many; a single one is 1
	 */
	public synchronized List<Integer> requests() {
		return List.copyOf(this.requests);
	}

	synchronized void received(int conversions) {
		this.requests.add(conversions);
		if (this.requests.size() > MAX_ENTRIES) {
			this.requests.remove();
		}
	}

	synchronized Result execute(SubmittedConversion conversion) {
		String id = conversion.payload().id();
		Entry known = this.entries.get(id);
		if (known != null) {
			return known.jws().equals(conversion.jws()) ? known.result()
					: new Result(id, REJECTED, "another conversion has this id");
		}
		Result result = decide(conversion.payload());
		remember(new Entry(conversion.jws(), result));
		log(conversion.payload(), result);
		return result;
	}

	private Result decide(SubmittedConversion.Payload payload) {
		if (!payload.expiresAt().isAfter(this.clock.instant())) {
			return new Result(payload.id(), REJECTED, "expired");
		}
		return payload.route()
			.stream()
			.filter((strategy) -> !this.strategies.contains(strategy))
			.findFirst()
			.map((strategy) -> new Result(payload.id(), REJECTED, "unknown strategy " + strategy))
			.orElseGet(() -> new Result(payload.id(), CONFIRMED, null));
	}

	private void remember(Entry entry) {
		this.entries.put(entry.result().id(), entry);
		this.results.add(entry.result());
		if (this.results.size() > MAX_ENTRIES) {
			this.entries.remove(this.results.remove().id());
		}
	}

	private static void log(SubmittedConversion.Payload payload, Result result) {
		LoggingEventBuilder line = logger.atInfo()
			.addKeyValue("id", payload.id())
			.addKeyValue("status", result.status());
		if (result.reason() != null) {
			line = line.addKeyValue("reason", result.reason());
		}
		line.addKeyValue("from", payload.from())
			.addKeyValue("to", payload.to())
			.addKeyValue("amount", payload.amount())
			.addKeyValue("amount_out", payload.amountOut())
			.addKeyValue("route", String.join(",", payload.route()))
			.log("Built-in feed decided on a conversion");
	}

	/**
	 * What became of a conversion.
	 *
	 * @param id its id
	 * @param status {@code confirmed} or {@code rejected}
	 * @param reason why it was rejected
	 */
	@JsonPropertyOrder({ "id", "status", "reason" })
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Result(String id, String status, @Nullable String reason) {

	}

	private record Entry(String jws, Result result) {

	}

}
