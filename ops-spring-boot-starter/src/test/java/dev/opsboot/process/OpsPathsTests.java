package dev.opsboot.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpsPaths} and {@link Container}.
 */
class OpsPathsTests {

	private final ServiceInstance instance = new ServiceInstance("quotes", "quotes_mainnet");

	@Test
	void liesBelowThePrefix() {
		OpsPaths paths = OpsPaths.from(new MockEnvironment().withProperty("PREFIX", "/opt/srv")
			.withProperty("SERVICE_NAME", "quotes")
			.withProperty("SERVICE_FLAVOR", "mainnet"));
		assertThat(paths.keyDirectory()).isEqualTo(Path.of("/opt/srv/key"));
		assertThat(paths.runDirectory()).isEqualTo(Path.of("/opt/srv/run"));
		assertThat(paths.dataDirectory()).isEqualTo(Path.of("/opt/srv/data/quotes"));
		assertThat(paths.pidFile()).isEqualTo(Path.of("/opt/srv/run/quotes_mainnet.pid"));
	}

	@Test
	void liesBelowSrvWithoutAPrefix() {
		assertThat(OpsPaths.from(new MockEnvironment()).pidFile()).isEqualTo(Path.of("/srv/run/application.pid"));
	}

	@Test
	void keepsTheHeartbeatInTheWorkingDirectory() {
		OpsPaths paths = new OpsPaths(Path.of("/srv"), this.instance, false);
		assertThat(paths.heartbeatFile()).isEqualTo(Path.of("tmp/quotes_mainnet.heartbeat").toAbsolutePath());
	}

	@Test
	void keepsTheHeartbeatOfAContainerWhereItIsMounted() {
		OpsPaths paths = new OpsPaths(Path.of("/srv"), this.instance, true);
		assertThat(paths.heartbeatFile()).isEqualTo(Path.of("/srv/run/quotes_mainnet.heartbeat"));
	}

	@Test
	void keepsTheLogInTheWorkingDirectory() {
		OpsPaths paths = new OpsPaths(Path.of("/srv"), this.instance, false);
		assertThat(paths.logFile()).isEqualTo(Path.of("log/quotes.log").toAbsolutePath());
	}

	@Test
	void keepsNoLogFileInAContainer() {
		assertThat(new OpsPaths(Path.of("/srv"), this.instance, true).logFile()).isNull();
	}

	@Test
	void knowsAContainerByItsFiles(@TempDir Path root) throws IOException {
		assertThat(Container.isAt(root)).isFalse();
		Files.createDirectories(root.resolve("run"));
		Path podman = Files.createFile(root.resolve("run/.containerenv"));
		assertThat(Container.isAt(root)).isTrue();
		Files.delete(podman);
		Files.createFile(root.resolve(".dockerenv"));
		assertThat(Container.isAt(root)).isTrue();
	}

}
