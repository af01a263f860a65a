package dev.opsboot.health.tomcat;

import java.util.ArrayList;
import java.util.List;

import dev.opsboot.health.Probes;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;

import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Lets Tomcat answer probes. A protocol other than that of Boot is left as it is.
 */
public final class TomcatProbes implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

	private final Probes probes;

	/**
	 * Create the customizer.
	 * @param probes answer
	 */
	public TomcatProbes(Probes probes) {
		this.probes = probes;
	}

	@Override
	public void customize(TomcatWebServerFactory factory) {
		List<Valve> valves = new ArrayList<>(factory.getEngineValves());
		valves.add(0, new ProbeValve(this.probes));
		factory.setEngineValves(valves);
		if (TomcatWebServerFactory.DEFAULT_PROTOCOL.equals(factory.getProtocol())) {
			factory.setProtocol(LiveFirstProtocol.class.getName());
			factory.addConnectorCustomizers(this::customize);
		}
	}

	private void customize(Connector connector) {
		if (connector.getProtocolHandler() instanceof LiveFirstProtocol protocol) {
			protocol.setLivePaths(this.probes.livePaths());
		}
	}

}
