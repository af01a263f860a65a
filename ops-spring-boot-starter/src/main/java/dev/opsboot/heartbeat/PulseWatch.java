package dev.opsboot.heartbeat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import dev.opsboot.logging.Critical;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the pulses and says once when one falls silent or recovers.
 */
final class PulseWatch {

	private static final Logger logger = LoggerFactory.getLogger(Heartbeat.class);

	private final Heartbeat heartbeat;

	private final Set<Pulse> silent = new HashSet<>();

	PulseWatch(Heartbeat heartbeat) {
		this.heartbeat = heartbeat;
	}

	/**
	 * Judge every open pulse.
	 * @param elapsed the time since they were judged last, in nanoseconds
	 * @return whether all have beaten within their limits
	 */
	boolean allBeat(long elapsed) {
		for (Pulse pulse : this.heartbeat.pulses()) {
			pulse.tick(elapsed);
			if (pulse.isSilent() && this.silent.add(pulse)) {
				Critical.log(logger)
					.log("Pulse {} is silent: no beat for {} s, the limit is {} s", pulse.name(),
							seconds(Duration.ofNanos(pulse.age())), seconds(pulse.limit()));
			}
		}
		this.silent.removeIf(PulseWatch::hasRecovered);
		return this.silent.isEmpty();
	}

	private static boolean hasRecovered(Pulse pulse) {
		if (pulse.isSilent()) {
			return false;
		}
		logger.info("Pulse {} {}", pulse.name(), pulse.isOpen() ? "beats again" : "was silent and is closed");
		return true;
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1000.0;
	}

}
