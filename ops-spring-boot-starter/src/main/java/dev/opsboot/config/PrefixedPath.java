package dev.opsboot.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A path of a configuration file that is meant below the prefix of the host
 * ({@code PREFIX}, default {@code /srv}): {@code key/id.json} is
 * {@code /srv/key/id.json}. An absolute path stays as it is. Use it as the type of a
 * property; the starter converts from text.
 *
 * @param path the absolute, normalized path
 */
public record PrefixedPath(Path path) {

	public PrefixedPath {
		Objects.requireNonNull(path, "'path' must not be null");
		if (!path.isAbsolute()) {
			throw new IllegalArgumentException("'path' must be absolute");
		}
		path = path.normalize();
	}

	/**
	 * Resolve a path of a configuration file.
	 * @param prefix the prefix of the host, absolute
	 * @param path the path as written, relative to the prefix or absolute
	 * @return the resolved path
	 * @throws InvalidPathException if the text is no path
	 */
	public static PrefixedPath resolve(Path prefix, String path) {
		return new PrefixedPath(prefix.resolve(path));
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

}
