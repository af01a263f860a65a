package dev.opsboot.heartbeat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The liveness of the application: broken while a pulse is silent. What somebody else
 * broke is theirs to mend.
 */
final class Liveness {

	private static final Logger logger = LoggerFactory.getLogger(Heartbeat.class);

	private final ApplicationAvailability availability;

	private final ApplicationEventPublisher publisher;

	private final Heartbeat source;

	private boolean brokenByOthers;

	/**
	 * Create the liveness.
	 * @param availability knows the state
	 * @param publisher takes changes
	 * @param source what changes come from
	 */
	Liveness(ApplicationAvailability availability, ApplicationEventPublisher publisher, Heartbeat source) {
		this.availability = availability;
		this.publisher = publisher;
		this.source = source;
	}

	/**
	 * Bring the state in line with the pulses.
	 * @param allBeat whether every pulse beats
	 * @return whether the state is correct now, in the judgement of everybody
	 */
	boolean update(boolean allBeat) {
		if (!allBeat && isCorrect()) {
			publish(LivenessState.BROKEN);
		}
		else if (allBeat && !isCorrect() && isOurs()) {
			publish(LivenessState.CORRECT);
		}
		report(!isCorrect() && !isOurs());
		return isCorrect();
	}

	private void report(boolean broken) {
		if (broken && !this.brokenByOthers) {
			logger.warn("Liveness was set to BROKEN: the heartbeat file goes stale until it is CORRECT");
		}
		this.brokenByOthers = broken;
	}

	private boolean isCorrect() {
		return this.availability.getLivenessState() == LivenessState.CORRECT;
	}

	private boolean isOurs() {
		AvailabilityChangeEvent<LivenessState> last = this.availability.getLastChangeEvent(LivenessState.class);
		return last != null && last.getSource() == this.source;
	}

	private void publish(LivenessState state) {
		AvailabilityChangeEvent.publish(this.publisher, this.source, state);
	}

}
