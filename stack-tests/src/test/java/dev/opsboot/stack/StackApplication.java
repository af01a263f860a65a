package dev.opsboot.stack;

import java.time.Duration;

import reactor.core.publisher.Mono;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that Spring Security protects as Boot has it by default.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class StackApplication {

	static final Duration SLOW = Duration.ofMillis(400);

	/**
	 * On the servlet stack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class Servlet {

		/**
		 * Keeps a thread.
		 */
		@RestController
		static class SlowController {

			@GetMapping("/slow")
			String slow() throws InterruptedException {
				Thread.sleep(SLOW.toMillis());
				return "slow";
			}

		}

	}

	/**
	 * On the reactive stack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class Reactive {

		/**
		 * Keeps no thread.
		 */
		@RestController
		static class SlowController {

			@GetMapping("/slow")
			Mono<String> slow() {
				return Mono.delay(SLOW).map((tick) -> "slow");
			}

		}

	}

}
