package dev.opsboot.reference.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The conversions of the built-in feed: one, or a batch in an array. A request that is
 * not understood as a whole is refused as a whole.
 */
final class ConversionsEndpoint implements Endpoint {

	private final Ledger ledger;

	private final int maxBatch;

	private final JsonMapper jsonMapper;

	private final SubmittedConversionReader reader;

	/**
	 * Create the endpoint.
	 * @param ledger decides on conversions
	 * @param maxBatch most conversions in one request, 0 to take no batches at all
	 * @param jsonMapper reads requests and writes answers
	 */
	ConversionsEndpoint(Ledger ledger, int maxBatch, JsonMapper jsonMapper) {
		this.ledger = ledger;
		this.maxBatch = maxBatch;
		this.jsonMapper = jsonMapper;
		this.reader = new SubmittedConversionReader(jsonMapper);
	}

	@Override
	public String method() {
		return "POST";
	}

	@Override
	public Answer answer(String body) {
		try {
			JsonNode request = this.jsonMapper.readTree(body);
			return request.isArray() ? batch(request) : single(request);
		}
		catch (JacksonException ex) {
			return refusal(400, "not JSON");
		}
		catch (MalformedRequestException ex) {
			return refusal(400, String.valueOf(ex.getMessage()));
		}
	}

	private Answer single(JsonNode request) {
		SubmittedConversion conversion = conversion(request);
		this.ledger.received(1);
		return answer(this.ledger.execute(conversion));
	}

	private Answer batch(JsonNode request) {
		if (request.isEmpty()) {
			throw new MalformedRequestException("an empty batch");
		}
		List<SubmittedConversion> conversions = new ArrayList<>();
		request.forEach((each) -> conversions.add(conversion(each)));
		this.ledger.received(conversions.size());
		if (conversions.size() > this.maxBatch) {
			return refusal(413, "more than " + this.maxBatch + " conversions in a batch");
		}
		return answer(conversions.stream().map(this.ledger::execute).toList());
	}

	private SubmittedConversion conversion(JsonNode request) {
		return this.reader.read(request.path("conversion").stringValue(""));
	}

	private Answer answer(Object body) {
		return new JsonAnswer(200, this.jsonMapper.writeValueAsString(body));
	}

	private Answer refusal(int status, String reason) {
		return new JsonAnswer(status, this.jsonMapper.writeValueAsString(Map.of("error", reason)));
	}

	@Override
	public void answerInVain(String body) {
		answer(body);
	}

	@Override
	public List<Answer> garbage() {
		return List.of(new JsonAnswer(200, "<html>It works!</html>"),
				new HalfAnswer("{\"id\":\"1\",\"status\":\"confirmed\"}"), new JsonAnswer(200, ""),
				new JsonAnswer(200, "{}"), new JsonAnswer(200, "[]"),
				new JsonAnswer(200, "{\"id\":\"no-such-id\",\"status\":\"confirmed\"}"),
				new JsonAnswer(200, "[{\"id\":\"no-such-id\",\"status\":\"perhaps\"}]"));
	}

}
