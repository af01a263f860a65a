package dev.opsboot.config.toml;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for what Spring Boot binds from TOML.
 */
class TomlBindingTests {

	private final Locale locale = Locale.getDefault();

	@AfterEach
	void restoreLocale() {
		Locale.setDefault(this.locale);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en-US", "de-DE", "ar-EG", "th-TH-u-ca-buddhist-nu-thai", "fa-IR", "ja-JP-u-ca-japanese" })
	void bindsDatesAndTimesInAnyLocale(String language) throws IOException {
		Locale.setDefault(Locale.forLanguageTag(language));
		Binder binder = TomlFiles.binder("""
				offset = 1979-05-27T07:32:00-07:00
				utc = 1979-05-27 07:32Z
				local = 1979-05-27T07:32:00.25
				date = 1979-05-27
				time = 07:32
				""");
		assertThat(binder.bind("offset", OffsetDateTime.class).get()).isEqualTo("1979-05-27T07:32:00-07:00");
		assertThat(binder.bind("utc", OffsetDateTime.class).get()).isEqualTo("1979-05-27T07:32:00Z");
		assertThat(binder.bind("offset", Instant.class).get()).isEqualTo("1979-05-27T14:32:00Z");
		assertThat(binder.bind("utc", Instant.class).get()).isEqualTo("1979-05-27T07:32:00Z");
		assertThat(binder.bind("local", LocalDateTime.class).get()).isEqualTo("1979-05-27T07:32:00.25");
		assertThat(binder.bind("date", LocalDate.class).get()).isEqualTo("1979-05-27");
		assertThat(binder.bind("time", LocalTime.class).get()).isEqualTo(LocalTime.of(7, 32));
	}

	@Test
	void bindsBothSpellingsOfARecord() throws IOException {
		Limits expected = new Limits(Duration.ofMinutes(10), DataSize.ofMegabytes(2), List.of("a", "b"),
				List.of(new Limits.Rule("x", 30L), new Limits.Rule("y", 40L)));
		assertThat(TomlFiles.binder("""
				[limits]
				max-age = "10m"
				max-size = "2MB"
				names = ["a", "b"]
				[[limits.rules]]
				name = "x"
				fee-bps = 30
				[[limits.rules]]
				name = "y"
				fee-bps = 40
				""").bind("limits", Limits.class).get()).isEqualTo(expected);
		assertThat(TomlFiles.binder("""
				[limits]
				max_age = "10m"
				max_size = "2MB"
				names = ["a", "b"]
				rules = [{ name = "x", fee_bps = 30 }, { name = "y", fee_bps = 40 }]
				""").bind("limits", Limits.class).get()).isEqualTo(expected);
	}

	@Test
	void bindsKeysOfAMapWithTheirExactText() throws IOException {
		assertThat(TomlFiles.binder("""
				[map]
				plain-key = 1
				Upper_Case = 2
				7 = 3
				"a.b" = 4
				"c d" = 5
				'q"x' = 6
				"a/b" = 7
				"é😀" = 8
				"-z" = 9
				"_" = 10
				"a[0]" = 11
				"[x][y]" = 12
				"1.5" = 13
				"[in.brackets]" = 14
				""").bind("map", Bindable.mapOf(String.class, String.class)).get()).containsExactly(
				entry("plain-key", "1"), entry("Upper_Case", "2"), entry("7", "3"), entry("a.b", "4"),
				entry("c d", "5"), entry("q\"x", "6"), entry("a/b", "7"), entry("é😀", "8"), entry("-z", "9"),
				entry("_", "10"), entry("a[0]", "11"), entry("[x][y]", "12"), entry("1.5", "13"),
				entry("in.brackets", "14"));
	}

	@Test
	void leavesOutABracketWithoutPartner() throws IOException {
		assertThat(TomlFiles.binder("[map]\n'x]' = 1\n'[y[z]' = 2\n'][w' = 3\n")
			.bind("map", Bindable.mapOf(String.class, String.class))
			.get()).containsExactly(entry("x", "1"), entry("y[z]", "2"), entry("w", "3"));
	}

	@Test
	void ignoresAnEmptyKeyAsNoPropertyHasSuchAName() throws IOException {
		String toml = "[map]\n'' = 1\na = 2\n";
		assertThat(TomlFiles.values(toml)).containsExactly(entry("map[]", 1), entry("map.a", 2));
		assertThat(TomlFiles.binder(toml).bind("map", Bindable.mapOf(String.class, String.class)).get())
			.isEqualTo(Map.of("a", "2"));
	}

	@Test
	void bindsQuotedKeysOfTheRootAndOfTablesWithQuotedNames() throws IOException {
		Binder binder = TomlFiles.binder("""
				"a.b" = 1
				["c.d"."e f"]
				g = 2
				""");
		assertThat(binder.bind("[a.b]", String.class).get()).isEqualTo("1");
		assertThat(binder.bind("[c.d][e f].g", String.class).get()).isEqualTo("2");
	}

	@Test
	void bindsAnEmptyArrayAsAnEmptyList() throws IOException {
		assertThat(TomlFiles.binder("a = []").bind("a", Bindable.listOf(String.class)).get()).isEmpty();
	}

	/**
	 * Properties of several types.
	 */
	record Limits(Duration maxAge, DataSize maxSize, List<String> names, List<Rule> rules) {

		/**
		 * An element of an array of tables.
		 */
		record Rule(String name, long feeBps) {

		}

	}

}
