package dev.opsboot.stack;

import java.util.Arrays;
import java.util.stream.Stream;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * A web stack on a server.
 */
enum Stack {

	TOMCAT(WebApplicationType.SERVLET, "tomcat"),

	JETTY(WebApplicationType.SERVLET, "jetty"),

	NETTY(WebApplicationType.REACTIVE, "reactor.netty"),

	REACTIVE_TOMCAT(WebApplicationType.REACTIVE, "tomcat"),

	REACTIVE_JETTY(WebApplicationType.REACTIVE, "jetty");

	private final WebApplicationType type;

	private final String server;

	Stack(WebApplicationType type, String server) {
		this.type = type;
		this.server = server;
	}

	boolean isServlet() {
		return this.type == WebApplicationType.SERVLET;
	}

	/**
	 * Start the application on a free port.
	 * @param args its arguments
	 * @return the running application
	 */
	Web start(String... args) {
		return start(StackApplication.class, args);
	}

	Web start(Class<?> application, String... args) {
		String[] all = Stream.concat(Stream.of("--" + ServerFilter.PROPERTY + "=" + this.server, "--server.port=0",
				"--spring.security.user.password=open", "--logging.level.root=warn", "--spring.main.banner-mode=off"),
				Arrays.stream(args))
			.toArray(String[]::new);
		return new Web(new SpringApplicationBuilder(application).web(this.type).run(all));
	}

}
