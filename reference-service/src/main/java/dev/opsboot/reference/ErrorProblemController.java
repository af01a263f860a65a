package dev.opsboot.reference;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers the errors that come to no controller, such as those of filters and of the
 * server, as {@code application/problem+json} too.
 */
@RestController
class ErrorProblemController implements ErrorController {

	@RequestMapping("${spring.web.error.path:/error}")
	ProblemDetail error(HttpServletRequest request) {
		Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		return ProblemDetail.forStatus((status instanceof Integer code) ? code : HttpStatus.NOT_FOUND.value());
	}

}
