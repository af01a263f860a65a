package dev.opsboot.reference.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import com.sun.net.httpserver.HttpExchange;

/**
 * Sends nothing for longer than any client should wait, then closes the connection. Holds
 * its thread meanwhile, so only as many requests as there are permits; further ones are
 * closed at once.
 *
 * @param time how long nothing is sent
 * @param permits taken one by each request
 */
record NoAnswer(Duration time, Semaphore permits) implements Answer {

	@Override
	public void send(HttpExchange exchange) throws IOException {
		if (this.permits.tryAcquire()) {
			try {
				Thread.sleep(this.time.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			finally {
				this.permits.release();
			}
		}
		throw new IOException("Not answered on purpose");
	}

}
