package dev.opsboot.config.toml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedResource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TomlPropertySourceLoader}.
 */
class TomlPropertySourceLoaderTests {

	private final TomlPropertySourceLoader loader = new TomlPropertySourceLoader((name) -> null);

	@Test
	void takesFilesNamedToml() {
		assertThat(this.loader.getFileExtensions()).containsExactly("toml");
	}

	@Test
	void flattensEverythingThatTomlHas() throws IOException {
		Map<String, Object> expected = new LinkedHashMap<>();
		expected.put("title", "x");
		expected.put("a.b-c", 1);
		expected.put("a.c_d", Long.MAX_VALUE);
		expected.put("list[0]", 1);
		expected.put("list[1]", "two");
		expected.put("list[2][0]", 3);
		expected.put("list[2][1]", "");
		expected.put("list[3].x.y", true);
		expected.put("none", "");
		expected.put("table.float", 1.5);
		expected.put("table.Name", "a\nb");
		expected.put("table.inner.x", "y");
		expected.put("deep[0].n", 1);
		expected.put("deep[0].er[0].n", 2);
		expected.put("deep[0].er[0].est[0].n", 3);
		expected.put("deep[0].er[0].est[1].n", 4);
		expected.put("deep[0].er[1].n", 5);
		expected.put("deep[1].n", 6);
		assertThat(TomlFiles.values("""
				title = "x" # comment
				a.b-c = 1
				a.c_d = 9223372036854775807
				list = [1, 'two', [3, []], { x.y = true }]
				none = []
				nothing = {}
				[empty]
				[table]
				float = 1.5
				Name = '''
				a
				b'''
				inner = {
					x = "y", # TOML 1.1
				}
				[[deep]]
				n = 1
				[[deep.er]]
				n = 2
				[[deep.er.est]]
				n = 3
				[[deep.er.est]]
				n = 4
				[[deep.er]]
				n = 5
				[[deep]]
				n = 6
				""")).containsExactlyEntriesOf(expected);
	}

	@Test
	void keepsNumbersAtTheirLimits() throws IOException {
		assertThat(TomlFiles.values("""
				a = [2147483647, 2147483648, -2147483648, -9223372036854775808, 0xFFFF, 0o17, 0b11, 1_000]
				b = [inf, -inf, nan, -0.0, 1e308, 4.9e-324]
				""").values()).containsExactly(Integer.MAX_VALUE, 1L + Integer.MAX_VALUE, Integer.MIN_VALUE,
				Long.MIN_VALUE, 65535, 15, 3, 1000, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN,
				-0.0, 1e308, Double.MIN_VALUE);
	}

	@Test
	void writesDatesAndTimesWithSecondsAndOffset() throws IOException {
		assertThat(TomlFiles.values("""
				a = [1979-05-27T07:32Z, 1979-05-27 07:32:00.5-07:00, 1979-05-27T07:32, 1979-05-27, 07:32]
				""").values()).containsExactly("1979-05-27T07:32:00Z", "1979-05-27T07:32:00.5-07:00",
				"1979-05-27T07:32:00", "1979-05-27", "07:32:00");
	}

	@Test
	void agreesWithYamlButForEmptyTables() throws IOException {
		Resource yaml = TomlFiles.resource("""
				a: { b: [1, "x", { c: true }], d: 1.5, e: [], "[g.h]": 9999999999, "[i j]": "" }
				""");
		OriginTrackedMapPropertySource expected = (OriginTrackedMapPropertySource) new YamlPropertySourceLoader()
			.load("test", yaml)
			.get(0);
		assertThat(TomlFiles.load("""
				a = { b = [1, "x", { c = true }], d = 1.5, e = [], "g.h" = 9999999999, "[i j]" = "" }
				""").getSource()).isEqualTo(expected.getSource());
	}

	@Test
	void givesOneImmutableSourceWithTheName() throws IOException {
		List<PropertySource<?>> sources = this.loader.load("config", TomlFiles.resource("a = 1"));
		assertThat(sources).singleElement().isInstanceOfSatisfying(OriginTrackedMapPropertySource.class, (source) -> {
			assertThat(source.getName()).isEqualTo("config");
			assertThat(source.isImmutable()).isTrue();
			assertThat(source.getSource()).isUnmodifiable();
			assertThat(source.getOrigin("a")).isInstanceOf(TomlOrigin.class)
				.hasToString("Byte array resource [test.toml] - 1:5");
		});
	}

	@Test
	void givesOneSourceForAFileWithoutKeys() throws IOException {
		for (String text : new String[] { "", "\uFEFF", "\n", "# comment", "[table]" }) {
			assertThat(this.loader.load("config", TomlFiles.resource(text))).singleElement()
				.isInstanceOfSatisfying(OriginTrackedMapPropertySource.class,
						(source) -> assertThat(source.getPropertyNames()).isEmpty());
		}
	}

	@Test
	void readsUtf8WhateverEncodingIsAskedFor() throws IOException {
		PropertySource<?> source = this.loader
			.load("config", TomlFiles.resource("a = 'é'"), StandardCharsets.ISO_8859_1)
			.get(0);
		assertThat(source.getProperty("a")).isEqualTo("é");
	}

	@Test
	void takesTheShellsDefaultWhenAVariableIsEmpty() throws IOException {
		PropertySourceLoader withEmpty = new TomlPropertySourceLoader((name) -> "");
		PropertySource<?> source = withEmpty.load("config", TomlFiles.resource("a = ['${A:-x}', '${A:x}']")).get(0);
		assertThat(source.getProperty("a[0]")).isEqualTo("x");
		assertThat(source.getProperty("a[1]")).isEqualTo("${A:x}");
	}

	@Test
	void throwsTheSyntaxErrorWhenNobodyListens() {
		assertThatExceptionOfType(TomlSyntaxException.class)
			.isThrownBy(() -> this.loader.load("config", TomlFiles.resource("a = ")));
	}

	@Test
	void handsTheSyntaxErrorToTheOriginThatListens() throws IOException {
		ListeningOrigin listener = new ListeningOrigin();
		Resource resource = OriginTrackedResource.of(TomlFiles.resource("a = 1\nb = "), listener);
		assertThat(TomlFiles.load(resource).getPropertyNames()).isEmpty();
		assertThat(listener.exceptions).singleElement()
			.satisfies((exception) -> assertThat(exception.getResource()).isSameAs(resource));
	}

	@Test
	void handsTheSyntaxErrorToAParentThatListens() throws IOException {
		ListeningOrigin listener = new ListeningOrigin();
		Origin child = Origin
			.from(TomlFiles.load(OriginTrackedResource.of(TomlFiles.resource("a = 1"), listener)).getSource().get("a"));
		TomlFiles.load(OriginTrackedResource.of(TomlFiles.resource("b = "), child));
		assertThat(listener.exceptions).hasSize(1);
	}

	/**
	 * Collects syntax errors.
	 */
	private static final class ListeningOrigin implements Origin, TomlSyntaxListener {

		private final List<TomlSyntaxException> exceptions = new ArrayList<>();

		@Override
		public void onSyntaxError(TomlSyntaxException exception) {
			this.exceptions.add(exception);
		}

	}

}
