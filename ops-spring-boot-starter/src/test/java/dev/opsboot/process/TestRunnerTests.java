package dev.opsboot.process;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TestRunner}.
 */
class TestRunnerTests {

	@Test
	void recognisesThisTest() {
		assertThat(TestRunner.isIn(Thread.currentThread().getStackTrace())).isTrue();
	}

	@Test
	void doesNotTakeAServiceForATest() {
		assertThat(TestRunner.isIn(new StackTraceElement[] { frame("java.lang.Thread"),
				frame("org.springframework.boot.SpringApplication"), frame("com.example.junit.App") }))
			.isFalse();
	}

	private static StackTraceElement frame(String type) {
		return new StackTraceElement(type, "main", "App.java", 1);
	}

}
