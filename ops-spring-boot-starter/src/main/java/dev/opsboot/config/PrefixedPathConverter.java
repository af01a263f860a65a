package dev.opsboot.config;

import java.nio.file.Path;

import org.springframework.core.convert.converter.Converter;

/**
 * Converts the text of a property to a {@link PrefixedPath}.
 */
public final class PrefixedPathConverter implements Converter<String, PrefixedPath> {

	private final Path prefix;

	/**
	 * Create the converter.
	 * @param prefix the prefix of the host, absolute
	 */
	public PrefixedPathConverter(Path prefix) {
		this.prefix = prefix;
	}

	@Override
	public PrefixedPath convert(String source) {
		return PrefixedPath.resolve(this.prefix, source);
	}

}
