package dev.opsboot.reference.report;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReportPage}.
 */
class ReportPageTests {

	private static final Instant NOW = Instant.parse("2026-11-20T18:12:30Z");

	private static final String HOSTILE = "</script><script>alert(1)</script><!-- \u2028\u2029\u202e'\"&\u0000"
			+ "x".repeat(1000);

	private static final Pattern DATA = Pattern
		.compile("<script type=\"application/json\" id=\"data\" nonce=\"[-0-9a-f]+\">(.*?)</script>", Pattern.DOTALL);

	private final LastDay day = new LastDay(NOW);

	@Test
	void saysThatThereAreNoRunsYet() {
		assertThat(render()).contains("No runs yet.", "2026-11-19 18:10:00", "2026-11-20 18:12:30")
			.doesNotContain("<script", "<canvas", "<table");
	}

	@Test
	void saysWhenTheLastRunWasWhereItIsLongAgo() {
		this.day.add(new Run(Instant.parse("2026-11-01T00:00:00Z"), "prices", null, null, null));
		assertThat(render()).contains("No runs in this period.", "2026-11-01 00:00:00")
			.doesNotContain("yet", "<script");
	}

	@Test
	void showsFiguresAndTables() {
		addPrice("2026-11-20T18:00:00Z", "unstake", 1.08);
		addFailure("2026-11-20T18:00:02Z", "status 503");
		addPrice("2026-11-20T18:01:05Z", "unstake", 1.0854);
		assertThat(render())
			.contains("<dt>Polls</dt><dd>3</dd><dd class=\"note\">the first at 2026-11-20 18:00:00</dd>",
					"<dt>Failed</dt><dd>33.33 %</dd><dd class=\"note\">1 poll, 1 outage</dd>",
					"<dt>Longest outage</dt><dd>1 min 3 s</dd>",
					"<dt>Last prices</dt><dd>18:01:05</dd><dd class=\"note\">UTC on 2026-11-20, by the feed</dd>",
					"<bdi>unstake</bdi>", ">1.085400<", ">+0.50 %<", ">1.080000<", ">1.082700<",
					">2026-11-20 18:00:02<", ">status 503<", "id=\"prices\"", "id=\"failed\"")
			.doesNotContain("No runs", "No poll failed", "not shown");
	}

	@Test
	void saysThatNothingFailed() {
		addPrice("2026-11-20T18:00:00Z", "unstake", 1);
		assertThat(render()).contains("No poll failed", "<dd>0 %</dd>", "<dd>none</dd>")
			.doesNotContain("id=\"failed\"");
	}

	@Test
	void saysThatThereWereNoPrices() {
		addFailure("2026-11-20T18:00:00Z", "status 503");
		assertThat(render()).contains("No prices in this period", "<dd>100 %</dd>", "not over yet")
			.doesNotContain("id=\"prices\"");
	}

	@Test
	void saysHowManyOutagesAreNotShown() {
		for (int i = 0; i < 25; i++) {
			addFailure("2026-11-20T18:00:%02dZ".formatted(2 * i), "error " + i);
			addPrice("2026-11-20T18:00:%02dZ".formatted(2 * i + 1), "unstake", 1);
		}
		assertThat(render()).contains("5 older ones are not shown.", "error 24", "error 5<").doesNotContain("error 4<");
	}

	@Test
	void runsNothingThatTheFeedSays() {
		addPrice("2026-11-20T18:00:00Z", HOSTILE, 1);
		addFailure("2026-11-20T18:00:02Z", HOSTILE);
		String page = render();
		assertThat(page).doesNotContain("<script>", "alert(1)</script>", "<!--", "\u2028", "\u2029", "\u202e", "\u0000")
			.contains("<bdi>&lt;/script&gt;&lt;script&gt;alert(1)");
		assertThat(data(page).at("/lines/0/name").asString())
			.startsWith("</script><script>alert(1)</script><!-- ???'\"&?xxx")
			.endsWith("x…")
			.hasSize(201);
	}

	@Test
	void allowsOnlyWhatKnowsItsNonce() {
		addPrice("2026-11-20T18:00:00Z", "unstake", 1);
		String page = render();
		Matcher nonce = Pattern.compile("script-src 'nonce-([-0-9a-f]+)'").matcher(page);
		assertThat(nonce.find()).isTrue();
		assertThat(page).contains("default-src 'none'; style-src 'nonce-" + nonce.group(1) + "'")
			.contains("<style nonce=\"" + nonce.group(1) + "\">");
		assertThat(Pattern.compile("<script").matcher(page).results()).hasSize(3);
		assertThat(Pattern.compile("<script[^>]* nonce=\"" + nonce.group(1) + "\">").matcher(page).results())
			.hasSize(3);
		assertThat(render()).doesNotContain(nonce.group(1));
	}

	@Test
	void refersToNothingOutside() {
		addPrice("2026-11-20T18:00:00Z", "unstake", 1);
		addFailure("2026-11-20T18:00:02Z", "status 503");
		// The addresses are those of two comments with licences.
		assertThat(render().replaceAll("(?s)/\\*!.*?\\*/", "")).contains("new Chart(")
			.doesNotContain("http://", "https://", "sourceMappingURL", "src=", "href=", "url(", "@import");
	}

	@Test
	void givesTheChartsTheirData() {
		addPrice("2026-11-20T18:00:00Z", "unstake", 1);
		addFailure("2026-11-20T18:06:00Z", "status 503");
		addPrice("2026-11-20T18:12:00Z", "unstake", 1.01);
		assertThat(data(render()).toString()).isEqualTo("""
				{"from":1795197600000,"to":1795198350000,"step":300000,\
				"lines":[{"name":"unstake","values":[0.0,null,1.0]}],\
				"hours":[{"start":1795197600000,"polls":3,"failed":1}]}""");
	}

	private void addPrice(String time, String strategy, double price) {
		this.day.add(new Run(Instant.parse(time), "prices", Instant.parse(time), Map.of(strategy, price), null));
	}

	private void addFailure(String time, String error) {
		this.day.add(new Run(Instant.parse(time), "failed", null, null, error));
	}

	private String render() {
		return new ReportPage(JsonMapper.shared()).render("reference_service", this.day);
	}

	private static JsonNode data(String page) {
		Matcher data = DATA.matcher(page);
		assertThat(data.find()).isTrue();
		return JsonMapper.shared().readTree(data.group(1));
	}

}
