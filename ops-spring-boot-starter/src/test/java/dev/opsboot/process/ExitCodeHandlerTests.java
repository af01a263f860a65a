package dev.opsboot.process;

import java.lang.reflect.InvocationTargetException;
import java.util.List;

import dev.opsboot.config.ConfigCommandDone;
import dev.opsboot.config.ConfigProblem;
import dev.opsboot.config.ConfigProblemsException;
import dev.opsboot.config.Place;
import org.junit.jupiter.api.Test;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExitCodeHandler}.
 */
class ExitCodeHandlerTests {

	@Test
	void isOneForAConfigurationError() {
		ConfigProblemsException problems = new ConfigProblemsException(
				List.of(new ConfigProblem(Place.NONE, "a", "is wrong")));
		assertThat(ExitCodeHandler.exitCode(problems)).isOne();
		assertThat(ExitCodeHandler.exitCode(new InvocationTargetException(problems))).isOne();
		assertThat(ExitCodeHandler
			.exitCode(new IllegalStateException(new InvalidConfigurationPropertyValueException("a", "b", "c"))))
			.isOne();
	}

	@Test
	void isTwoForAnythingElse() {
		assertThat(ExitCodeHandler.exitCode(new IllegalStateException("a"))).isEqualTo(2);
		assertThat(ExitCodeHandler.exitCode(new StackOverflowError())).isEqualTo(2);
	}

	@Test
	void isZeroForACommandThatIsDone() {
		assertThat(ExitCodeHandler.exitCode(new ConfigCommandDone())).isZero();
	}

	@Test
	void isWhatTheExceptionSays() {
		assertThat(ExitCodeHandler.exitCode(new IllegalStateException(new WithCode()))).isEqualTo(7);
	}

	private static final class WithCode extends RuntimeException implements ExitCodeGenerator {

		@Override
		public int getExitCode() {
			return 7;
		}

	}

}
