package dev.opsboot.reference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses bodies above {@value #MAX_BYTES} bytes before they are read as JSON: a few
 * clients with a long text each would have all the memory there is.
 */
@RestControllerAdvice
public class RequestBodyLimit extends RequestBodyAdviceAdapter {

	static final int MAX_BYTES = 1 << 14;

	@Override
	public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
		return true;
	}

	@Override
	public HttpInputMessage beforeBodyRead(HttpInputMessage message, MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converter) throws IOException {
		byte[] body = message.getBody().readNBytes(MAX_BYTES + 1);
		if (body.length > MAX_BYTES) {
			throw Problem.tooLarge("the body must have at most " + MAX_BYTES + " bytes");
		}
		return new Body(message.getHeaders(), new ByteArrayInputStream(body));
	}

	private record Body(HttpHeaders getHeaders, InputStream getBody) implements HttpInputMessage {
	}

}
