package dev.opsboot.process;

import java.util.Arrays;
import java.util.List;

/**
 * Recognises that an application is started by somebody's test, which must find nothing
 * of the life of a process: no exit, no signal handler, no file.
 */
final class TestRunner {

	private static final List<String> PACKAGES = List.of("org.junit.", "org.testng.", "org.springframework.test.",
			"org.springframework.boot.test.", "io.cucumber.");

	private TestRunner() {
	}

	/**
	 * Whether a test runner is among the callers.
	 * @param stack the stack of the thread that starts the application
	 * @return whether a test starts it
	 */
	static boolean isIn(StackTraceElement[] stack) {
		return Arrays.stream(stack).map(StackTraceElement::getClassName).anyMatch(TestRunner::isPart);
	}

	private static boolean isPart(String className) {
		return PACKAGES.stream().anyMatch(className::startsWith);
	}

}
