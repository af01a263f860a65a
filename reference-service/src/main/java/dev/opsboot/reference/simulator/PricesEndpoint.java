package dev.opsboot.reference.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.opsboot.reference.feed.FeedAnswer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The prices of the built-in feed. Each right answer, and no other, is one step further
 * in the walk.
 */
final class PricesEndpoint implements Endpoint {

	private final RandomWalk walk;

	private final String strategy;

	private final InstantSource clock;

	private final JsonMapper jsonMapper;

	/**
	 * Create the endpoint.
	 * @param walk makes the prices
	 * @param strategy the name of a strategy, to make up garbage
	 * @param clock tells the time of the prices
	 * @param jsonMapper writes the answers
	 */
	PricesEndpoint(RandomWalk walk, String strategy, InstantSource clock, JsonMapper jsonMapper) {
		this.walk = walk;
		this.strategy = strategy;
		this.clock = clock;
		this.jsonMapper = jsonMapper;
	}

	@Override
	public String method() {
		return "GET";
	}

	@Override
	public synchronized Answer answer(String body) {
		return new JsonAnswer(200, json(this.walk.next()));
	}

	@Override
	public void answerInVain(String body) {
		// Prices that nobody sees are not made.
	}

	@Override
	public List<Answer> garbage() {
		return List.of(new JsonAnswer(200, "<html>It works!</html>"), new HalfAnswer(price(this.strategy, "1")),
				wrong(this.strategy, "0"), wrong(this.strategy, "1" + "0".repeat(30)), wrong(this.strategy, "-1"),
				wrong(this.strategy, "NaN"), wrong("no-such-strategy", "1"));
	}

	private Answer wrong(String strategy, String price) {
		return new JsonAnswer(200, price(strategy, price));
	}

	private String price(String strategy, String price) {
		return json(List.of(new FeedAnswer.Curve(strategy, List.of(new FeedAnswer.Point("1", price)))));
	}

	private String json(List<FeedAnswer.Curve> curves) {
		Instant asOf = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		return this.jsonMapper.writeValueAsString(new FeedAnswer(asOf, curves));
	}

}
