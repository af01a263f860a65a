package dev.opsboot.config.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A file of configuration metadata, read and parsed when it is first needed.
 */
final class MetadataFile {

	private final URL url;

	private @Nullable String text;

	private @Nullable List<MetadataProperty> properties;

	MetadataFile(URL url) {
		this.url = url;
	}

	/**
	 * Whether the file can have properties with a part of a key first.
	 * @param part the part, dashed
	 * @return whether there is any use in looking at its properties
	 */
	boolean mayDescribe(String part) {
		return text().contains('"' + part);
	}

	/**
	 * The properties of the file. A broken file of some library is no reason not to
	 * start; it has none.
	 * @return the properties
	 */
	List<MetadataProperty> properties() {
		List<MetadataProperty> properties = this.properties;
		if (properties == null) {
			properties = parse();
			this.properties = properties;
		}
		return properties;
	}

	private List<MetadataProperty> parse() {
		try {
			return (JsonReader.read(text()) instanceof Map<?, ?> map && map.get("properties") instanceof List<?> list)
					? list.stream().flatMap(MetadataFile::property).toList() : List.of();
		}
		catch (IllegalArgumentException ex) {
			return List.of();
		}
	}

	private static Stream<MetadataProperty> property(@Nullable Object json) {
		return (json instanceof Map<?, ?> map && map.get("name") != null) ? Stream.of(MetadataProperty.of(map))
				: Stream.empty();
	}

	private String text() {
		String text = this.text;
		if (text == null) {
			text = read();
			this.text = text;
		}
		return text;
	}

	private String read() {
		try (InputStream stream = this.url.openStream()) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
