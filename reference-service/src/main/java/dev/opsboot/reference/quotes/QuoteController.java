package dev.opsboot.reference.quotes;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Quotes over HTTP.
 */
@RestController
class QuoteController {

	private final Quotes quotes;

	QuoteController(Quotes quotes) {
		this.quotes = quotes;
	}

	@GetMapping(path = "/quotes", produces = MediaType.APPLICATION_JSON_VALUE)
	Quote quote(@RequestParam String from, @RequestParam String to, @RequestParam String amount) {
		return Quote.of(this.quotes.best(from, to, amount));
	}

}
