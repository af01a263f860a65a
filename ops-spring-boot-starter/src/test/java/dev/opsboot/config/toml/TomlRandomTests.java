package dev.opsboot.config.toml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlKeyValue;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that compare with tomlj what the loader makes of random documents.
 */
class TomlRandomTests {

	private static final int DOCUMENTS = 700;

	private static final int MUTANTS = 5;

	private static final byte[] BYTES = "\"'#[]{}=,.\\\n\r\t a1-\u0001\u00E9".getBytes(StandardCharsets.UTF_8);

	@Test
	void givesTheValuesAndPositionsOfTomlj() throws IOException {
		for (int seed = 0; seed < DOCUMENTS; seed++) {
			String document = new RandomToml(seed).document();
			assertThat(load(document)).as(document).isEqualTo(walk(document));
		}
	}

	@Test
	void refusesWhatTomljRefuses() throws IOException {
		Random random = new Random(42);
		for (int seed = 0; seed < DOCUMENTS; seed++) {
			byte[] document = new RandomToml(seed).document().getBytes(StandardCharsets.UTF_8);
			for (int i = 0; i < MUTANTS; i++) {
				check(mutate(document, random));
			}
		}
	}

	private static void check(byte[] mutant) throws IOException {
		String text = new String(mutant, StandardCharsets.UTF_8);
		try {
			TomlFiles.load(new ByteArrayResource(mutant));
			assertThat(Toml.parse(text).errors()).as(text).isEmpty();
		}
		catch (TomlSyntaxException ex) {
			assertThat(ex.getErrors()).isNotEmpty();
			assertThat(text.contains("\uFFFD") || isRefused(text)).as(text).isTrue();
		}
	}

	private static boolean isRefused(String text) {
		try {
			return Toml.parse(text).hasErrors();
		}
		catch (RuntimeException | AssertionError ex) {
			return true;
		}
	}

	private static byte[] mutate(byte[] document, Random random) {
		byte[] mutant = document.clone();
		int edits = 1 + random.nextInt(3);
		for (int i = 0; i < edits && mutant.length > 0; i++) {
			int position = random.nextInt(mutant.length);
			int removed = random.nextInt(2);
			byte[] inserted = new byte[random.nextInt(2)];
			for (int j = 0; j < inserted.length; j++) {
				inserted[j] = BYTES[random.nextInt(BYTES.length)];
			}
			mutant = replace(mutant, position, removed, inserted);
		}
		return mutant;
	}

	private static byte[] replace(byte[] bytes, int position, int removed, byte[] inserted) {
		byte[] result = new byte[bytes.length - removed + inserted.length];
		System.arraycopy(bytes, 0, result, 0, position);
		System.arraycopy(inserted, 0, result, position, inserted.length);
		System.arraycopy(bytes, position + removed, result, position + inserted.length,
				bytes.length - position - removed);
		return result;
	}

	private static Map<String, String> load(String document) throws IOException {
		OriginTrackedMapPropertySource source = TomlFiles.load(document);
		Map<String, String> result = new LinkedHashMap<>();
		for (String name : source.getPropertyNames()) {
			TomlOrigin origin = (TomlOrigin) source.getOrigin(name);
			result.put(name, origin.getKeyLocation() + " " + origin.getLocation() + " " + source.getProperty(name));
		}
		return result;
	}

	private static Map<String, String> walk(String document) {
		TomlParseResult root = Toml.parse(document);
		assertThat(root.errors()).as(document).isEmpty();
		Map<String, String> result = new LinkedHashMap<>();
		walkTable("", root, result);
		return result;
	}

	private static void walkTable(String name, TomlTable table, Map<String, String> result) {
		for (String key : table.keySet()) {
			TomlKeyValue entry = table.entry(List.of(key));
			walk(TomlNames.child(name, key), entry.value().get(), entry.position(), entry.value().position(), result);
		}
	}

	private static void walk(String name, Object value, TomlPosition key, TomlPosition position,
			Map<String, String> result) {
		if (value instanceof TomlTable table) {
			walkTable(name, table, result);
		}
		else if (value instanceof TomlArray array && !array.isEmpty()) {
			for (int i = 0; i < array.size(); i++) {
				walk(name + "[" + i + "]", array.get(i), key, array.inputPositionOf(i), result);
			}
		}
		else {
			result.put(name, "%d:%d %d:%d %s".formatted(key.line(), key.column(), position.line(), position.column(),
					(value instanceof TomlArray) ? "" : value));
		}
	}

}
