package dev.opsboot.health;

/**
 * What a monitor asks about the service.
 */
@FunctionalInterface
public interface Probe {

	/**
	 * Judge the service.
	 * @return the result
	 */
	ProbeResult result();

}
