package dev.opsboot.benchmarks.bare;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers each request for a quote with the same text.
 */
@SpringBootApplication(proxyBeanMethods = false)
@RestController
public class BareApplication {

	private final String answer;

	BareApplication(@Value("${answer}") String answer) {
		this.answer = answer;
	}

	/**
	 * Start the application.
	 * @param args what Boot understands, the answer among it
	 */
	public static void main(String[] args) {
		SpringApplication.run(BareApplication.class, args);
	}

	@GetMapping(path = "/quotes", produces = MediaType.APPLICATION_JSON_VALUE)
	String quote() {
		return this.answer;
	}

}
