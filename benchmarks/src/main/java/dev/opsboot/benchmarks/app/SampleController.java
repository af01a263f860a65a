package dev.opsboot.benchmarks.app;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers with the configuration, so that two starts can be seen to have the same.
 */
@RestController
class SampleController {

	private final Map<String, String> answer;

	SampleController(UpstreamProperties upstream, QuotesProperties quotes, LimitsProperties limits) {
		this.answer = Map.of("configuration", upstream + " " + quotes + " " + limits);
	}

	@GetMapping("/configuration")
	Map<String, String> configuration() {
		return this.answer;
	}

	@GetMapping("/slow")
	String slow() throws InterruptedException {
		Thread.sleep(1000);
		return "slow";
	}

}
