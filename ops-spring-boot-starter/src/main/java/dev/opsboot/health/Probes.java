package dev.opsboot.health;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

/**
 * The probes by their paths. They are answered before anything else in the application
 * sees the request, at the root of the server, where
 * <a href="https://www.rfc-editor.org/rfc/rfc8615#section-3">RFC 8615</a> has well-known
 * paths, and also below the context path.
 */
public final class Probes {

	private final Set<String> livePaths;

	private final Map<String, Probe> probes = new HashMap<>();

	private final ApplicationAvailability availability;

	/**
	 * Create the probes.
	 * @param livePath the path of the first one
	 * @param live whether the process is live
	 * @param readyPath the path of the second one
	 * @param ready whether the application is ready
	 * @param contextPath the context path of the application, empty for none
	 * @param availability the availability of the application
	 */
	public Probes(String livePath, Probe live, String readyPath, Probe ready, String contextPath,
			ApplicationAvailability availability) {
		this.livePaths = Set.copyOf(List.of(livePath, contextPath + livePath));
		this.probes.put(readyPath, ready);
		this.probes.put(contextPath + readyPath, ready);
		this.probes.put(livePath, live);
		this.probes.put(contextPath + livePath, live);
		this.availability = availability;
	}

	/**
	 * The paths of the probe that must always be answered at once.
	 * @return the paths
	 */
	public Set<String> livePaths() {
		return this.livePaths;
	}

	/**
	 * Whether a path is that of a probe.
	 * @param path the path of a request as it was sent, not decoded
	 * @return whether {@link #answer} has an answer
	 */
	public boolean has(String path) {
		return this.probes.containsKey(path);
	}

	/**
	 * Answer a request for a probe.
	 * @param method the method of the request
	 * @param path its path as it was sent, not decoded: what does not equal the path of a
	 * probe letter by letter is left to the application
	 * @return the answer, or null where the request is not for a probe
	 */
	public @Nullable ProbeAnswer answer(String method, String path) {
		Probe probe = this.probes.get(path);
		if (probe == null) {
			return null;
		}
		return switch (method) {
			case "GET" -> ProbeAnswer.of(probe.result(), true);
			case "HEAD" -> ProbeAnswer.of(probe.result(), false);
			default -> ProbeAnswer.methodNotAllowed();
		};
	}

	/**
	 * Whether a connection is not to be used again, because the application stops.
	 * @return whether it is to be closed
	 */
	public boolean isStopping() {
		return this.availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC;
	}

}
