package dev.opsboot.reference.feed;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.opsboot.heartbeat.Pulse;
import dev.opsboot.retry.RetryTransient;
import org.jspecify.annotations.Nullable;

import org.springframework.web.client.RestClientResponseException;

/**
 * Submits conversions to the feed, one or a batch. To submit one again is safe, as the
 * feed knows it by its id; so what may succeed later is tried again. Each attempt is a
 * beat of the pulse.
 */
public class SubmissionClient {

	private static final String PATH = "/conversions";

	/**
	 * What a server answers to content that it does not take: bad, too large, or not to
	 * be processed. A conflict is none of these, as it may be one with itself.
	 */
	private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

	private final FeedHttp http;

	private final Pulse pulse;

	/**
	 * Create a client.
	 * @param http the way to the feed
	 * @param pulse beats with each attempt
	 */
	SubmissionClient(FeedHttp http, Pulse pulse) {
		this.http = http;
		this.pulse = pulse;
	}

	/**
	 * Submit conversions in one request.
	 * @param conversions one conversion or more
	 * @return what became of each, in their order
	 * @throws RefusedException if the feed refuses the request, such as a batch that is
	 * too large for it
	 * @throws dev.opsboot.failure.ServiceException if it is not known what became of
	 * them: there was no answer, or none that makes sense
	 */
	@RetryTransient("feed.conversions")
	public List<Outcome> submit(List<SignedConversion> conversions) {
		this.pulse.beat();
		try {
			return (conversions.size() == 1) ? submitOne(conversions.get(0)) : submitBatch(conversions);
		}
		catch (FeedException ex) {
			throw isRefusal(ex) ? new RefusedException(String.valueOf(ex.getMessage()), ex) : ex;
		}
	}

	private static boolean isRefusal(FeedException ex) {
		return ex.getCause() instanceof RestClientResponseException response
				&& REFUSALS.contains(response.getStatusCode().value());
	}

	private List<Outcome> submitOne(SignedConversion conversion) {
		Result result = this.http.post(PATH, conversion.id(), new Submission(conversion.content()), Result.class);
		return outcomes(List.of(conversion), result);
	}

	private List<Outcome> submitBatch(List<SignedConversion> conversions) {
		List<Submission> batch = conversions.stream()
			.map((conversion) -> new Submission(conversion.content()))
			.toList();
		return outcomes(conversions, this.http.post(PATH, null, batch, Result[].class));
	}

	private static List<Outcome> outcomes(List<SignedConversion> conversions, @Nullable Result... results) {
		Map<String, Outcome> outcomes = new HashMap<>();
		Arrays.stream(results).map(SubmissionClient::outcome).forEach((outcome) -> {
			if (outcomes.put(outcome.id(), outcome) != null) {
				throw new InvalidAnswerException("two results for conversion " + outcome.id());
			}
		});
		for (SignedConversion conversion : conversions) {
			if (!outcomes.containsKey(conversion.id())) {
				throw new InvalidAnswerException("nothing about conversion " + conversion.id());
			}
		}
		return conversions.stream().map((conversion) -> outcomes.get(conversion.id())).toList();
	}

	private static Outcome outcome(@Nullable Result result) {
		if (result == null || result.id() == null) {
			throw new InvalidAnswerException("a result without an id");
		}
		return switch (String.valueOf(result.status())) {
			case "confirmed" -> new Outcome(result.id(), true, null);
			case "rejected" -> new Outcome(result.id(), false, ShortLine.of(String.valueOf(result.reason())));
			default -> throw new InvalidAnswerException("unknown status " + result.status());
		};
	}

	/**
	 * The JSON of a conversion that is submitted.
	 *
	 * @param conversion the conversion as a JWS
	 */
	private record Submission(String conversion) {
	}

	/**
	 * The JSON of what became of a conversion, as it comes, with nothing promised about
	 * it.
	 *
	 * @param id the id of the conversion
	 * @param status {@code confirmed} or {@code rejected}
	 * @param reason why it was rejected
	 */
	private record Result(@Nullable String id, @Nullable String status, @Nullable String reason) {
	}

}
