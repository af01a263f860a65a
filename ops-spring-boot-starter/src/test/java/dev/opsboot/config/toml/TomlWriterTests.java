package dev.opsboot.config.toml;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.env.OriginTrackedMapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TomlWriter}.
 */
class TomlWriterTests {

	private final TomlWriter writer = new TomlWriter();

	@Test
	void writesTablesArraysAndComments() {
		this.writer.add("server.port", 8080, "env PORT")
			.add("name", "quotes", "q.toml:1:8")
			.add("upstream.url", "embedded", "/cfg/hel1v5/quotes.toml:4:7")
			.add("upstream.tags[0]", "a", "q.toml:5:9")
			.add("upstream.tags[1]", "b", "q.toml:5:14")
			.add("upstream.ratio", 0.5, null)
			.add("upstream.enabled", true, null)
			.add("quotes.strategies[0].name", "unstake", "q.toml:8:8")
			.add("quotes.strategies[0].fee-bps", 30, "q.toml:9:11")
			.add("quotes.strategies[0].range.from", Long.MAX_VALUE, "q.toml:10:5")
			.add("quotes.strategies[1].name", "swap", "q.toml:12:8")
			.add("quotes.strategies[1].legs[0].to", "SOL", "q.toml:14:6")
			.add("quotes.max-age", "10m", "default")
			.add("labels[a.b]", "x", "q.toml:20:1")
			.add("labels[c d].e", "y", "q.toml:21:1")
			.add("labels[]", "z", "q.toml:22:1")
			.add("mixed[0]", 1, "q.toml:30:1")
			.add("mixed[1].a.b", 2, "q.toml:30:4")
			.add("mixed[1].a[c d]", 3, "q.toml:30:8")
			.add("mixed[2][0]", 4, "q.toml:30:9")
			.add("ports[8080]", "http", "q.toml:31:1");
		assertThat(this.writer.write()).isEqualTo("""
				name = "quotes"  # q.toml:1:8
				mixed = [1, { a = { b = 2, "c d" = 3 } }, [4]]  # q.toml:30:1

				[server]
				port = 8080  # env PORT

				[upstream]
				url = "embedded"  # /cfg/hel1v5/quotes.toml:4:7
				tags = ["a", "b"]  # q.toml:5:9
				ratio = 0.5
				enabled = true

				[quotes]
				max-age = "10m"  # default

				[[quotes.strategies]]
				name = "unstake"  # q.toml:8:8
				fee-bps = 30  # q.toml:9:11

				[quotes.strategies.range]
				from = 9223372036854775807  # q.toml:10:5

				[[quotes.strategies]]
				name = "swap"  # q.toml:12:8

				[[quotes.strategies.legs]]
				to = "SOL"  # q.toml:14:6

				[labels]
				"a.b" = "x"  # q.toml:20:1
				"" = "z"  # q.toml:22:1

				[labels."c d"]
				e = "y"  # q.toml:21:1

				[ports]
				8080 = "http"  # q.toml:31:1
				""");
	}

	@Test
	void escapesTextsAndComments() {
		this.writer.add("a", "\"\\\t\n\r\u0000\u007F\u0085\u2028é😀\uD800", "x\ny = 1\r\u0000\u2028\uD800é😀");
		assertThat(this.writer.write())
			.isEqualTo("a = \"\\\"\\\\\\t\\n\\r\\u0000\\u007F\\u0085\\u2028é😀\uFFFD\"  # x?y = 1????é😀\n");
	}

	@Test
	void writesOtherValuesAsText() {
		this.writer.add("a", Map.of("b", 1), null).add("c", new StringBuilder("d"), null).add("e", 'f', null);
		assertThat(this.writer.write()).isEqualTo("a = \"{b=1}\"\nc = \"d\"\ne = \"f\"\n");
	}

	@Test
	void keepsTheValueThatHasNoPlaceAsAComment() {
		this.writer.add("a", "va\nlue", "first")
			.add("a.b", 1, "second")
			.add("c[0]", 2, "third")
			.add("c", "x", "fourth")
			.add("d[0].e", 3, null)
			.add("d[0]", "y", null)
			.add("d", "z", null)
			.add("f", 1, "fifth")
			.add("f", 2, "sixth")
			.add("g.h.i", 4, null)
			.add("g.h", "w", null);
		assertThat(this.writer.write()).isEqualTo("""
				# c = "x"  # fourth
				c = [2]  # third
				# d = "z"
				# f = 2  # sixth
				f = 1  # fifth

				[a]
				# a = "va\\nlue"  # first
				b = 1  # second

				[[d]]
				# d[0] = "y"
				e = 3

				[g.h]
				# g.h = "w"
				i = 4
				""");
	}

	@Test
	void writesNothingForNothing() {
		assertThat(this.writer.write()).isEmpty();
	}

	@Test
	void readsNamesThatOtherSourcesHave() {
		this.writer.add("a..b", 1, null).add(".c.", 2, null).add("", 3, null).add("x y", 4, null).add("d[e", 5, null);
		assertThat(this.writer.write()).isEqualTo("""
				c = 2
				"" = 3
				"x y" = 4

				[a]
				b = 1

				[d]
				"[e" = 5
				""");
	}

	@Test
	void isReadBackToTheSameNamesAndValues() throws IOException {
		Map<String, Object> expected = new LinkedHashMap<>();
		for (int seed = 0; seed < 200; seed++) {
			expected.clear();
			TomlWriter writer = new TomlWriter();
			OriginTrackedMapPropertySource source = TomlFiles.load(new RandomToml(seed).document());
			for (String name : source.getPropertyNames()) {
				expected.put(name, source.getProperty(name));
				writer.add(name, source.getProperty(name), "comment");
			}
			assertThat(canonical(TomlFiles.values(writer.write()))).as(writer.write()).isEqualTo(canonical(expected));
		}
	}

	/**
	 * An array that had an empty table comes back as a table with numbers for keys, which
	 * to Spring Boot are the same names.
	 */
	private static Map<ConfigurationPropertyName, Object> canonical(Map<String, Object> values) {
		Map<ConfigurationPropertyName, Object> canonical = new LinkedHashMap<>();
		values.forEach((name, value) -> canonical.put(ConfigurationPropertyName.adapt(name, '.'), value));
		return canonical;
	}

	@Test
	void readsBackOddValuesAndKeys() throws IOException {
		String toml = """
				a = [nan, inf, -inf, -0.0, 1e-300, 1e300, -9223372036854775808, true]
				"é😀" = "\\u0000\\"\\\\\\r\\n\\u2028"
				[[t]]
				"" = 1
				"a[0].b" = 2
				"_" = 3
				"-" = 4
				0 = 5
				""";
		Map<String, Object> expected = TomlFiles.values(toml);
		expected.forEach((name, value) -> this.writer.add(name, value, null));
		assertThat(TomlFiles.values(this.writer.write())).isEqualTo(expected);
	}

}
