package dev.opsboot.reference;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Answers the errors of every controller, and Spring's own such as a missing parameter,
 * as {@code application/problem+json} (RFC 9457). What nobody expected is logged, and the
 * client learns no more than that.
 */
@RestControllerAdvice
public class ProblemDetailAdvice extends ResponseEntityExceptionHandler {

	@ExceptionHandler
	@Nullable ResponseEntity<Object> refuse(InvalidParameterException ex, WebRequest request) {
		return answer(ex, HttpStatusCode.valueOf(ex.getErrorCode()), "parameters cannot be read", request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> fail(Exception ex, ServletWebRequest request) throws Exception {
		if (DisconnectedClientHelper.isClientDisconnectedException(ex)) {
			throw ex;
		}
		this.logger.error("No answer to " + request.getHttpMethod() + " " + request.getRequest().getRequestURI(), ex);
		return answer(ex, HttpStatus.INTERNAL_SERVER_ERROR, "the service failed", request);
	}

	private @Nullable ResponseEntity<Object> answer(Exception ex, HttpStatusCode status, String detail,
			WebRequest request) {
		return handleExceptionInternal(ex, ProblemDetail.forStatusAndDetail(status, detail), new HttpHeaders(), status,
				request);
	}

}
