package dev.opsboot.health.tomcat;

import java.util.Set;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * Tomcat's own protocol, which answers whether the process is live also while all threads
 * of requests are busy. Tomcat makes it by its name.
 */
public final class LiveFirstProtocol extends Http11NioProtocol {

	private final LiveFirstEndpoint endpoint;

	/**
	 * Create the protocol. Nothing comes first yet.
	 */
	public LiveFirstProtocol() {
		this(new LiveFirstEndpoint());
	}

	private LiveFirstProtocol(LiveFirstEndpoint endpoint) {
		super(endpoint);
		this.endpoint = endpoint;
	}

	void setLivePaths(Set<String> paths) {
		this.endpoint.setLivePaths(paths);
	}

}
