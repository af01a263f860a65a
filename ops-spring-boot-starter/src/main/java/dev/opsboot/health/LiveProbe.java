package dev.opsboot.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.opsboot.heartbeat.Heartbeat;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;

/**
 * Whether the process is live: its liveness is correct and every pulse beats. It asks
 * nobody else, so it answers at once and does not fail with somebody else.
 */
public final class LiveProbe implements Probe {

	private final ApplicationAvailability availability;

	private final Heartbeat heartbeat;

	/**
	 * Create the probe.
	 * @param availability knows the liveness
	 * @param heartbeat knows the pulses
	 */
	public LiveProbe(ApplicationAvailability availability, Heartbeat heartbeat) {
		this.availability = availability;
		this.heartbeat = heartbeat;
	}

	@Override
	public ProbeResult result() {
		List<String> silent = this.heartbeat.silent();
		if (!silent.isEmpty()) {
			return down((silent.size() == 1) ? "pulse " + silent.get(0) + " is silent"
					: "pulses " + String.join(", ", silent) + " are silent");
		}
		if (this.availability.getLivenessState() == LivenessState.CORRECT) {
			return ProbeResult.up();
		}
		return down((this.availability.getLastChangeEvent(LivenessState.class) != null) ? "liveness is BROKEN"
				: "the application is starting");
	}

	private static ProbeResult down(String reason) {
		Map<String, String> body = new LinkedHashMap<>();
		body.put(ProbeResult.STATUS, "DOWN");
		body.put("reason", reason);
		return new ProbeResult(503, body);
	}

}
