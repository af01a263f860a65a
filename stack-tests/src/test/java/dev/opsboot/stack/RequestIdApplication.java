package dev.opsboot.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * An application that logs on each thread that works for a request. What it answers is
 * the id that it knows.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class RequestIdApplication {

	private static final Logger logger = LoggerFactory.getLogger(RequestIdApplication.class);

	private static String log(String where) {
		logger.warn(where);
		return String.valueOf(MDC.get("request_id"));
	}

	/**
	 * On the servlet stack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class Servlet {

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			// Its headers would be written by two threads where a response is a stream,
			// which
			// Tomcat does not bear: issue 15510 of Spring Security
			return http.headers(AbstractHttpConfigurer::disable)
				.authorizeHttpRequests(
						(requests) -> requests.requestMatchers("/closed").denyAll().anyRequest().permitAll())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@RestController
		static class Controller {

			@GetMapping("/here")
			String here() {
				return log("controller");
			}

			@GetMapping("/there")
			Callable<String> there() {
				return () -> log("callable");
			}

			@GetMapping("/stream")
			StreamingResponseBody stream() {
				return (stream) -> stream.write(log("stream").getBytes());
			}

			@GetMapping("/forward")
			void forward(HttpServletRequest request, HttpServletResponse response)
					throws IOException, ServletException {
				request.getRequestDispatcher("/here").forward(request, response);
			}

			@GetMapping("/reset")
			void reset(HttpServletResponse response) throws IOException {
				response.reset();
				response.sendError(HttpServletResponse.SC_CONFLICT);
			}

			@GetMapping("/clear")
			String clear() {
				String id = log("clear");
				MDC.clear();
				return id;
			}

			@GetMapping("/change/{id}")
			String change(@PathVariable String id) {
				String own = log("change");
				MDC.put("request_id", id);
				return own;
			}

			@GetMapping("/fail")
			String fail() {
				throw new IllegalStateException("planned");
			}

			@GetMapping("/fail-there")
			Callable<String> failThere() {
				return () -> {
					throw new IllegalStateException("planned");
				};
			}

		}

	}

	/**
	 * On the reactive stack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class Reactive {

		@Bean
		SecurityWebFilterChain security(ServerHttpSecurity http) {
			return http
				.authorizeExchange((exchanges) -> exchanges.pathMatchers("/closed").denyAll().anyExchange().permitAll())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@RestController
		static class Controller {

			@GetMapping("/here")
			Mono<String> here() {
				return Mono.just(log("controller"));
			}

			@GetMapping("/there")
			Mono<String> there() {
				return Mono.delay(Duration.ofMillis(2)).map((tick) -> log("delay"));
			}

			@GetMapping("/stream")
			Flux<String> stream() {
				return Flux.range(0, 3)
					.publishOn(Schedulers.parallel())
					.map((number) -> (number == 2) ? log("stream") : "");
			}

			@GetMapping("/forward")
			Mono<String> forward() {
				return Mono.fromCallable(() -> log("elastic")).subscribeOn(Schedulers.boundedElastic());
			}

			@GetMapping("/reset")
			Mono<String> reset(ServerHttpResponse response) {
				response.getHeaders().clear();
				return Mono.error(new ResponseStatusException(HttpStatus.CONFLICT));
			}

			@GetMapping("/clear")
			Mono<String> clear() {
				String id = log("clear");
				MDC.clear();
				return Mono.just(id);
			}

			@GetMapping("/change/{id}")
			Mono<String> change(@PathVariable String id) {
				String own = log("change");
				MDC.put("request_id", id);
				return Mono.just(own);
			}

			@GetMapping("/fail")
			Mono<String> fail() {
				throw new IllegalStateException("planned");
			}

			@GetMapping("/fail-there")
			Mono<String> failThere() {
				return Mono.delay(Duration.ofMillis(2)).map((tick) -> {
					throw new IllegalStateException("planned");
				});
			}

		}

	}

}
