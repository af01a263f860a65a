package dev.opsboot.health.jetty;

import java.util.Arrays;

import dev.opsboot.health.Probes;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ReservedThreadExecutor;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

import org.springframework.boot.jetty.JettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Lets Jetty answer probes, with a few threads more than it is told to have, so that as
 * many as before handle requests.
 */
public final class JettyProbes implements WebServerFactoryCustomizer<JettyWebServerFactory>, Ordered {

	private static final int SPARE = 2;

	private final Probes probes;

	private final int mostWaiting;

	/**
	 * Create the customizer.
	 * @param probes answer
	 * @param mostWaiting how many requests may wait for a thread
	 */
	public JettyProbes(Probes probes, int mostWaiting) {
		this.probes = probes;
		this.mostWaiting = mostWaiting;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(JettyWebServerFactory factory) {
		factory.addServerCustomizers(this::customize);
	}

	private void customize(Server server) {
		Handler application = server.getHandler();
		ProbeHandler answering = new ProbeHandler(this.probes);
		LiveFirstHandler liveFirst = new LiveFirstHandler(this.probes.livePaths(), reserve(server), this.mostWaiting);
		server.setHandler(liveFirst);
		liveFirst.setHandler(answering);
		answering.setHandler(application);
	}

	/**
	 * Add threads to the pool.
	 * @return how many there were for requests, no limit where there is none to keep
	 */
	private static int reserve(Server server) {
		int leased = Arrays.stream(server.getConnectors()).mapToInt(JettyProbes::leased).sum();
		if (server.getThreadPool() instanceof QueuedThreadPool pool) {
			int max = pool.getMaxThreads();
			if (max <= leased) {
				// Jetty says so when it starts
				return Integer.MAX_VALUE;
			}
			// Reserved threads do not take what waits in the queue
			int reserved = ReservedThreadExecutor.reservedThreads(pool, pool.getReservedThreads());
			pool.setReservedThreads(reserved);
			pool.setMaxThreads(max + reserved + SPARE);
			return max - leased;
		}
		if (server.getThreadPool() instanceof VirtualThreadPool pool && pool.getMaxConcurrentTasks() > 0) {
			int max = pool.getMaxConcurrentTasks();
			pool.setMaxConcurrentTasks(max + SPARE);
			return max - leased;
		}
		return Integer.MAX_VALUE;
	}

	private static int leased(Connector connector) {
		return (connector instanceof ServerConnector server)
				? server.getAcceptors() + server.getSelectorManager().getSelectorCount() : 0;
	}

}
