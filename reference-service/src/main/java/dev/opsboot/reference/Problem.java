package dev.opsboot.reference;

import java.time.Duration;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Says why there is no answer, with the status and headers of what is answered instead.
 */
public final class Problem extends ErrorResponseException {

	private Problem(HttpStatus status, String detail) {
		super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
	}

	/**
	 * For a request that makes no sense.
	 * @param detail why
	 * @return the problem
	 */
	public static Problem badRequest(String detail) {
		return new Problem(HttpStatus.BAD_REQUEST, detail);
	}

	/**
	 * For something that is not known.
	 * @param detail what
	 * @return the problem
	 */
	public static Problem notFound(String detail) {
		return new Problem(HttpStatus.NOT_FOUND, detail);
	}

	/**
	 * For a request that makes sense and cannot be done.
	 * @param detail why
	 * @return the problem
	 */
	public static Problem unprocessable(String detail) {
		return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, detail);
	}

	/**
	 * For a request that is longer than any that makes sense.
	 * @param detail how long it may be
	 * @return the problem
	 */
	public static Problem tooLarge(String detail) {
		return new Problem(HttpStatus.CONTENT_TOO_LARGE, detail);
	}

	/**
	 * For when there may be an answer later.
	 * @param detail why there is none now
	 * @param retryAfter the time to wait, told in whole seconds rounded up
	 * @return the problem
	 */
	public static Problem unavailable(String detail, Duration retryAfter) {
		Problem problem = new Problem(HttpStatus.SERVICE_UNAVAILABLE, detail);
		long seconds = retryAfter.plusSeconds(1).minusNanos(1).toSeconds();
		problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		return problem;
	}

}
