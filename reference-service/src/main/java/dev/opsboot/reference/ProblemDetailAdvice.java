package dev.opsboot.reference;

import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers the errors of every controller, and Spring's own such as a missing parameter,
 * as {@code application/problem+json} (RFC 9457).
 */
@RestControllerAdvice
public class ProblemDetailAdvice extends ResponseEntityExceptionHandler {

}
