package dev.opsboot.reference.quotes;

import java.time.Duration;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Says why there is no quote, with the status and headers of the answer.
 */
final class QuoteProblem extends ErrorResponseException {

	private QuoteProblem(HttpStatus status, String detail) {
		super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
	}

	static QuoteProblem badRequest(String detail) {
		return new QuoteProblem(HttpStatus.BAD_REQUEST, detail);
	}

	static QuoteProblem notFound(String detail) {
		return new QuoteProblem(HttpStatus.NOT_FOUND, detail);
	}

	/**
	 * For when there may be quotes again later.
	 * @param detail why there is none now
	 * @param retryAfter the time to wait, told in whole seconds rounded up
	 * @return the problem
	 */
	static QuoteProblem unavailable(String detail, Duration retryAfter) {
		QuoteProblem problem = new QuoteProblem(HttpStatus.SERVICE_UNAVAILABLE, detail);
		long seconds = retryAfter.plusSeconds(1).minusNanos(1).toSeconds();
		problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		return problem;
	}

}
