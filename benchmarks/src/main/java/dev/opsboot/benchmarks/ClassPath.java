package dev.opsboot.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A class path.
 *
 * @param entries absolute paths
 */
record ClassPath(List<Path> entries) {

	/**
	 * The class path of this process.
	 * @return the class path
	 */
	static ClassPath current() {
		return new ClassPath(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map((entry) -> Path.of(entry).toAbsolutePath())
			.toList());
	}

	/**
	 * Leave jars out.
	 * @param prefixes what their file names begin with
	 * @return the class path without them
	 */
	ClassPath without(List<String> prefixes) {
		return new ClassPath(this.entries.stream()
			.filter((entry) -> prefixes.stream().noneMatch(entry.getFileName().toString()::startsWith))
			.toList());
	}

	@Override
	public String toString() {
		return String.join(File.pathSeparator, this.entries.stream().map(Path::toString).toList());
	}

}
