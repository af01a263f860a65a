package dev.opsboot.heartbeat;

/**
 * Follows which pulses are open. It is told of one change at a time.
 */
interface PulseObserver {

	void opened(Pulse pulse);

	void closed(Pulse pulse);

}
