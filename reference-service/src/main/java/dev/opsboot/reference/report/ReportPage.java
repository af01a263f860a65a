package dev.opsboot.reference.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the page: one file of HTML that needs no other, from its template, style sheet
 * and script beside this class and the library that draws.
 */
final class ReportPage {

	private static final String CHART_JS = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

	private final JsonMapper mapper;

	ReportPage(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Make the page.
	 * @param service the name of the service
	 * @param day what it shows
	 * @return the page
	 */
	String render(String service, LastDay day) {
		ChartData charts = day.charts();
		// What somebody smuggles in does not know the nonce, so no browser runs it.
		View view = new View(service, Texts.time(day.from()), Texts.time(day.to()), UUID.randomUUID().toString(),
				read("report.css"), (charts != null) ? content(day, charts) : null, lastBefore(day));
		return template().execute(view);
	}

	private static @Nullable String lastBefore(LastDay day) {
		return (day.lastBefore() != null) ? Texts.time(day.lastBefore()) : null;
	}

	private Content content(LastDay day, ChartData charts) {
		return new Content(figures(day), prices(day), outages(day), olderOutages(day), !day.prices().isEmpty(),
				day.failed() > 0, json(charts), read(CHART_JS).replaceFirst("(?m)^//# sourceMappingURL=.*$", ""),
				read("report.js"));
	}

	private static List<Figure> figures(LastDay day) {
		Instant first = Objects.requireNonNull(day.first(), "No polls");
		Instant asOf = day.asOf();
		Outages outages = day.outages();
		return List.of(new Figure("Polls", Texts.count(day.polls()), "the first at " + Texts.time(first)),
				new Figure("Failed", Texts.share(day.failed(), day.polls()),
						Texts.count(day.failed(), "poll", "polls") + ", "
								+ Texts.count(outages.count(), "outage", "outages")),
				new Figure("Longest outage", (outages.count() > 0) ? Texts.duration(outages.longest(day.to())) : "none",
						"without new prices"),
				new Figure("Last prices", (asOf != null) ? Texts.clock(asOf) : "none",
						(asOf != null) ? "UTC on " + Texts.date(asOf) + ", by the feed" : "in this period"));
	}

	private static List<PriceRow> prices(LastDay day) {
		return day.prices()
			.entrySet()
			.stream()
			.map((entry) -> PriceRow.of(Texts.foreign(entry.getKey()), entry.getValue()))
			.toList();
	}

	private static List<OutageRow> outages(LastDay day) {
		return day.outages().newestFirst().stream().map((outage) -> OutageRow.of(outage, day.to())).toList();
	}

	private static @Nullable String olderOutages(LastDay day) {
		int older = day.outages().count() - Outages.MAX_KEPT;
		return (older > 0) ? Texts.count(older, "older one is", "older ones are") : null;
	}

	/**
	 * A script element ends at the first end tag in it, be that within a text of JSON or
	 * not.
	 */
	private String json(ChartData charts) {
		return this.mapper.writeValueAsString(charts).replace("<", "\\u003c").replace(">", "\\u003e");
	}

	private static Template template() {
		return Mustache.compiler().compile(read("report.html"));
	}

	private static String read(String resource) {
		try (InputStream input = ReportPage.class.getResourceAsStream(resource)) {
			return new String(Objects.requireNonNull(input, resource).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What the template shows.
	 *
	 * @param service the name of the service
	 * @param from the beginning of the period
	 * @param to its end, which is when the page was made
	 * @param nonce what scripts and styles must know to be used
	 * @param css the style sheet
	 * @param content what there is to show, null where there were no polls
	 * @param lastBefore the last poll before the period, null for none
	 */
	private record View(String service, String from, String to, String nonce, String css, @Nullable Content content,
			@Nullable String lastBefore) {

	}

	/**
	 * What there is to show of polls.
	 *
	 * @param figures the key figures
	 * @param prices the table of prices
	 * @param outages the table of outages
	 * @param olderOutages how many outages the table leaves out, null for none
	 * @param anyPrices whether any poll brought prices
	 * @param anyFailed whether any poll failed
	 * @param json what the charts show
	 * @param chartJs the library that draws
	 * @param script the script of the page
	 */
	private record Content(List<Figure> figures, List<PriceRow> prices, List<OutageRow> outages,
			@Nullable String olderOutages, boolean anyPrices, boolean anyFailed, String json, String chartJs,
			String script) {

	}

	/**
	 * A key figure.
	 *
	 * @param label what it is
	 * @param value the figure
	 * @param note more on it
	 */
	private record Figure(String label, String value, String note) {

	}

	/**
	 * A strategy.
	 *
	 * @param strategy its name
	 * @param last its last price
	 * @param change the change since the first price
	 * @param lowest its lowest price
	 * @param highest its highest price
	 * @param average the average of its prices
	 */
	private record PriceRow(String strategy, String last, String change, String lowest, String highest,
			String average) {

		static PriceRow of(String strategy, PriceSeries series) {
			return new PriceRow(strategy, Texts.price(series.last()), Texts.change(series.change()),
					Texts.price(series.lowest()), Texts.price(series.highest()), Texts.price(series.average()));
		}

	}

	/**
	 * An outage.
	 *
	 * @param from its beginning
	 * @param to its end
	 * @param duration its length
	 * @param error what failed first
	 */
	private record OutageRow(String from, String to, String duration, String error) {

		static OutageRow of(Outage outage, Instant now) {
			return new OutageRow(Texts.time(outage.from()),
					(outage.to() != null) ? Texts.time(outage.to()) : "not over yet",
					Texts.duration(outage.length(now)), Texts.foreign(outage.error()));
		}

	}

}
