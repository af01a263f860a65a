package dev.opsboot.stack;

import java.util.Set;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves one server of those on the class path, as an application has it.
 */
class ServerFilter implements AutoConfigurationImportFilter, EnvironmentAware {

	static final String PROPERTY = "stack.server";

	private static final Set<String> SERVERS = Set.of("tomcat", "jetty", "reactor.netty");

	private String server = "";

	@Override
	public void setEnvironment(Environment environment) {
		this.server = environment.getProperty(PROPERTY, "");
	}

	@Override
	public boolean[] match(String[] names, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[names.length];
		for (int i = 0; i < names.length; i++) {
			matches[i] = names[i] == null || !isOfAnotherServer(names[i]);
		}
		return matches;
	}

	private boolean isOfAnotherServer(String name) {
		return SERVERS.stream()
			.anyMatch((server) -> !server.equals(this.server)
					&& name.startsWith("org.springframework.boot." + server + ".autoconfigure."));
	}

}
