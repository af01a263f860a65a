package dev.opsboot.process;

import java.lang.reflect.Method;

import org.springframework.boot.SpringApplication;
import org.springframework.util.ReflectionUtils;

/**
 * Boot sets a handler of its own on the main thread when it first reports a failure, and
 * passes on nothing it has reported. This makes it do so at once, so that a handler set
 * afterwards stands around it.
 */
final class BootExceptionHandler {

	private BootExceptionHandler() {
	}

	/**
	 * Have Boot set its handler on the current thread, which must be the main one.
	 * @param application the application that is started
	 */
	static void install(SpringApplication application) {
		Method register = ReflectionUtils.findMethod(SpringApplication.class, "registerLoggedException",
				Throwable.class);
		if (register != null) {
			ReflectionUtils.makeAccessible(register);
			ReflectionUtils.invokeMethod(register, application, new IllegalStateException("Nothing has failed"));
		}
	}

}
