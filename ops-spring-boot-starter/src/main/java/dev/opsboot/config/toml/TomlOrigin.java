package dev.opsboot.config.toml;

import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.Resource;

/**
 * The place of a value in a TOML file, with the place of its key beside it. Columns count
 * characters (code points). Equality is that of {@link TextResourceOrigin}: where the
 * value stands tells where its key does.
 */
public final class TomlOrigin extends TextResourceOrigin {

	private final Location keyLocation;

	TomlOrigin(Resource resource, Location location, Location keyLocation) {
		super(resource, location);
		this.keyLocation = keyLocation;
	}

	/**
	 * Where the key begins that the value was given to: for {@code a.b = 1} that of
	 * {@code a}, for an element of an array that of the array's key.
	 * @return the location, zero indexed as every {@link Location}
	 */
	public Location getKeyLocation() {
		return this.keyLocation;
	}

}
