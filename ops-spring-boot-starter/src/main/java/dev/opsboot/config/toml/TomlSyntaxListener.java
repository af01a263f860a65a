package dev.opsboot.config.toml;

import org.springframework.boot.origin.Origin;

/**
 * Takes the syntax errors of a file instead of having them end the start at the first
 * file. Implemented by an {@link Origin} of the resource that is loaded, or by one of its
 * parents.
 */
public interface TomlSyntaxListener {

	/**
	 * Called when a file is not valid TOML; nothing of the file is used then.
	 * @param exception what is wrong with the file
	 */
	void onSyntaxError(TomlSyntaxException exception);

}
