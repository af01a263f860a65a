package dev.opsboot.process;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells whether this process runs in a container.
 */
final class Container {

	private Container() {
	}

	/**
	 * Look for the files that Docker and Podman put into each container.
	 * @param root the root of the file system
	 * @return whether one of them is there
	 */
	static boolean isAt(Path root) {
		return Files.exists(root.resolve(".dockerenv")) || Files.exists(root.resolve("run/.containerenv"));
	}

}
