package dev.opsboot.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A probe whose answer tells details besides.
 */
public final class DetailedProbe implements Probe {

	private static final Logger logger = LoggerFactory.getLogger(DetailedProbe.class);

	private static final String DETAILS = "details";

	private final Probe probe;

	private final List<ReadyDetail> details;

	/**
	 * Create a probe.
	 * @param probe gives the answer
	 * @param details what to tell besides
	 */
	public DetailedProbe(Probe probe, List<ReadyDetail> details) {
		this.probe = probe;
		this.details = details;
	}

	private static Map<String, ?> tell(ReadyDetail detail) {
		try {
			return detail.detail();
		}
		catch (RuntimeException ex) {
			logger.warn("A detail of readiness failed", ex);
			return Map.of();
		}
	}

	@Override
	public ProbeResult result() {
		ProbeResult result = this.probe.result();
		Map<String, Object> told = new LinkedHashMap<>();
		this.details.forEach((detail) -> told.putAll(tell(detail)));
		if (told.isEmpty()) {
			return result;
		}
		Map<String, Object> body = new LinkedHashMap<>(result.body());
		body.put(DETAILS, told);
		return new ProbeResult(result.httpStatus(), body);
	}

}
