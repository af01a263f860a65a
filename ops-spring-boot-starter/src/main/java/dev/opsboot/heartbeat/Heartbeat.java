package dev.opsboot.heartbeat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

/**
 * What the parts of a service that must not stand still tell their progress to: each
 * registers a {@link Pulse} and beats it. As long as one of them is silent, the heartbeat
 * file of the service goes stale and its liveness is broken.
 * <p>
 * One that is made with {@code new}, such as in a test, takes pulses and judges none.
 */
public final class Heartbeat {

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

	private final Map<String, Pulse> pulses = new ConcurrentSkipListMap<>();

	private final List<PulseObserver> observers = new ArrayList<>();

	/**
	 * Register a part of the service. Its registration counts as its first beat; what
	 * registers during the start is judged from the moment the application is ready.
	 * @param name the name in log lines and metrics: a lower case letter followed by
	 * lower case letters, digits, dashes and underscores
	 * @param limit the longest time between two beats that is still in order
	 * @return the pulse, to be closed when the part ends as it should
	 * @throws IllegalArgumentException if the name is another or the limit is not
	 * positive
	 * @throws IllegalStateException if a pulse of that name is open: of two parts under
	 * one name either could be stuck unnoticed; several threads with one task share one
	 * pulse, and a bean that is made anew closes its pulse when it is destroyed
	 */
	public Pulse pulse(String name, Duration limit) {
		Assert.isTrue(NAME.matcher(name).matches(), () -> "Invalid name of a pulse '" + name
				+ "': must be a lower case letter followed by lower case letters, digits, dashes or underscores");
		Assert.isTrue(!limit.isNegative() && !limit.isZero(), () -> "The limit of pulse " + name + " must be positive");
		Pulse pulse = new Pulse(name, limit, this::remove);
		add(pulse);
		return pulse;
	}

	private synchronized void add(Pulse pulse) {
		Assert.state(this.pulses.putIfAbsent(pulse.name(), pulse) == null,
				() -> "Pulse " + pulse.name() + " is open already: share it, or close it before opening another");
		this.observers.forEach((observer) -> observer.opened(pulse));
	}

	private synchronized void remove(Pulse pulse) {
		if (this.pulses.remove(pulse.name(), pulse)) {
			this.observers.forEach((observer) -> observer.closed(pulse));
		}
	}

	/**
	 * The pulses that have not beaten within their limits.
	 * @return their names in order, empty where all is well
	 */
	public List<String> silent() {
		return this.pulses.values().stream().filter(Pulse::isSilent).map(Pulse::name).toList();
	}

	Collection<Pulse> pulses() {
		return Collections.unmodifiableCollection(this.pulses.values());
	}

	/**
	 * Follow which pulses are open.
	 * @param observer is told of those that are open now, and of each change
	 */
	synchronized void observe(PulseObserver observer) {
		this.observers.add(observer);
		this.pulses.values().forEach(observer::opened);
	}

}
