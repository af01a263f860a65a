package dev.opsboot.reference.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;

/**
 * Decides at random how each request is treated, at the rates of the simulator. The same
 * seed gives the same sequence.
 */
final class Weather {

	private static final Duration STALL = Duration.ofSeconds(30);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private static final Behaviour FAIR = new Behaviour.Service();

	private final Random random;

	private final List<Chance> chances;

	/**
	 * Create the weather.
	 * @param simulator the rates and the seed
	 * @param stalls taken one by each stalled request
	 */
	Weather(SimulatorProperties simulator, Semaphore stalls) {
		this.random = new Random(simulator.seed());
		NoAnswer stall = new NoAnswer(STALL, stalls);
		this.chances = List.of(
				new Chance(simulator.failureRate(),
						(kind, late) -> new Behaviour.Outage(new EmptyAnswer((kind % 2 != 0) ? 500 : 503), late)),
				new Chance(simulator.stallRate(), (kind, late) -> new Behaviour.Outage(stall, late)),
				new Chance(simulator.garbageRate(), Behaviour.Garbage::new),
				// Who is told to come back has not been served
				new Chance(simulator.retryAfterRate(),
						(kind, late) -> new Behaviour.Outage(new EmptyAnswer((kind % 2 != 0) ? 429 : 503, RETRY_AFTER),
								false)));
	}

	/**
	 * Decide on the next request.
	 * @return how it is treated
	 */
	synchronized Behaviour next() {
		double left = this.random.nextDouble();
		int kind = this.random.nextInt(Behaviour.Garbage.KINDS);
		boolean late = this.random.nextBoolean();
		for (Chance chance : this.chances) {
			if (left < chance.rate()) {
				return chance.maker().make(kind, late);
			}
			left -= chance.rate();
		}
		return FAIR;
	}

	private record Chance(double rate, Maker maker) {

	}

	private interface Maker {

		Behaviour make(int kind, boolean late);

	}

}
