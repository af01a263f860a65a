package dev.opsboot.health;

import java.util.Map;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

/**
 * Whether the application accepts traffic, for one that has no readiness group.
 */
public final class ReadyProbe implements Probe {

	private final ApplicationAvailability availability;

	/**
	 * Create the probe.
	 * @param availability knows the readiness
	 */
	public ReadyProbe(ApplicationAvailability availability) {
		this.availability = availability;
	}

	@Override
	public ProbeResult result() {
		return (this.availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) ? ProbeResult.up()
				: new ProbeResult(503, Map.of(ProbeResult.STATUS, "OUT_OF_SERVICE"));
	}

}
