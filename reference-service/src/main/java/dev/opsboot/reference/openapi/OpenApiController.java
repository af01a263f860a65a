package dev.opsboot.reference.openapi;

import java.io.IOException;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the OpenAPI description, which is written by hand and held to the service by
 * tests.
 */
@RestController
class OpenApiController {

	private final byte[] description;

	OpenApiController() throws IOException {
		this.description = new ClassPathResource("openapi.yaml").getContentAsByteArray();
	}

	@GetMapping(path = "/openapi.yaml", produces = MediaType.APPLICATION_YAML_VALUE)
	byte[] description() {
		return this.description;
	}

}
