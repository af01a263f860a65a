package dev.opsboot.process;

import java.nio.file.Path;

import dev.opsboot.config.Prefix;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.PropertyResolver;

/**
 * Where this instance of the service keeps what on its host. Nothing is made before it is
 * used.
 *
 * @param prefix the directory below which a host keeps everything of its services
 * @param instance who this process is
 * @param inContainer whether the process runs in a container, where only what is mounted
 * outlives it
 */
public record OpsPaths(Path prefix, ServiceInstance instance, boolean inContainer) {

	/**
	 * The paths of the environment: {@code PREFIX}, else {@code /srv}.
	 * @param environment the environment
	 * @return the paths
	 * @throws IllegalArgumentException if the name of the service is not valid
	 */
	public static OpsPaths from(PropertyResolver environment) {
		return new OpsPaths(Prefix.from(environment), ServiceInstance.from(environment), Container.isAt(Path.of("/")));
	}

	/**
	 * The directory of the keys and secrets of the host.
	 * @return {@code <prefix>/key}
	 */
	public Path keyDirectory() {
		return this.prefix.resolve("key");
	}

	/**
	 * The directory of run-time state.
	 * @return {@code <prefix>/run}
	 */
	public Path runDirectory() {
		return this.prefix.resolve("run");
	}

	/**
	 * The directory of what the service keeps, shared by all its instances.
	 * @return {@code <prefix>/data/<service>}
	 */
	public Path dataDirectory() {
		return this.prefix.resolve("data").resolve(this.instance.service());
	}

	/**
	 * The PID file, unless configured otherwise.
	 * @return {@code <prefix>/run/<instance>.pid}
	 */
	public Path pidFile() {
		return runDirectory().resolve(this.instance.instance() + ".pid");
	}

	/**
	 * The heartbeat file, unless configured otherwise.
	 * @return {@code tmp/<instance>.heartbeat} in the working directory, in a container
	 * the same below {@link #runDirectory()}
	 */
	public Path heartbeatFile() {
		Path directory = this.inContainer ? runDirectory() : Path.of("tmp").toAbsolutePath();
		return directory.resolve(this.instance.instance() + ".heartbeat");
	}

	/**
	 * The log file, unless configured otherwise.
	 * @return {@code log/<service>.log} in the working directory, null in a container,
	 * where the log is standard output alone
	 */
	public @Nullable Path logFile() {
		return this.inContainer ? null : Path.of("log", this.instance.service() + ".log").toAbsolutePath();
	}

}
