package dev.opsboot.reference.conversions;

import java.net.URI;
import java.util.regex.Pattern;

import dev.opsboot.reference.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Conversions over HTTP.
 */
@RestController
class ConversionController {

	private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,128}");

	private final ConversionDesk desk;

	ConversionController(ConversionDesk desk) {
		this.desk = desk;
	}

	@PostMapping(path = "/conversions", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Conversion> convert(@RequestBody Request request,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		ConversionDesk.Taken taken = this.desk.take(order(request, key));
		Conversion conversion = taken.conversion();
		return taken.isNew() ? ResponseEntity.created(URI.create("/conversions/" + conversion.id())).body(conversion)
				: ResponseEntity.ok(conversion);
	}

	private static ConversionDesk.Order order(Request request, @Nullable String key) {
		if (request.from() == null || request.to() == null || request.amount() == null) {
			throw Problem.badRequest("from, to and amount are required");
		}
		if (key != null && !KEY.matcher(key).matches()) {
			throw Problem.badRequest("Idempotency-Key must be 1 to 128 visible ASCII characters");
		}
		return new ConversionDesk.Order(request.from(), request.to(), request.amount(), key);
	}

	@GetMapping(path = "/conversions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	Conversion conversion(@PathVariable String id) {
		return this.desk.find(id).orElseThrow(() -> Problem.notFound("no conversion " + id));
	}

	/**
	 * The body of {@code POST /conversions}.
	 *
	 * @param from the asset that goes in
	 * @param to the asset to come out
	 * @param amount the amount that goes in, a decimal
	 */
	record Request(@Nullable String from, @Nullable String to, @Nullable String amount) {
	}

}
