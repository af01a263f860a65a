package dev.opsboot.process;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.core.Ordered;

/**
 * Gives a failed start its exit code: 1 when the configuration is to blame, else 2. An
 * exception that brings a code of its own keeps it.
 * <p>
 * The code takes effect only where the exception really leaves {@code main}: it is the
 * uncaught exception handler of the main thread that ends the JVM, so an application or a
 * test that catches the exception goes on undisturbed.
 */
final class ExitCodeRunListener implements SpringApplicationRunListener, Ordered {

	private final SpringApplication application;

	ExitCodeRunListener(SpringApplication application, String[] args) {
		this.application = application;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		Thread thread = Thread.currentThread();
		if (isMain(thread) && !(thread.getUncaughtExceptionHandler() instanceof ExitCodeHandler)) {
			BootExceptionHandler.install(this.application);
			thread.setUncaughtExceptionHandler(new ExitCodeHandler(thread.getUncaughtExceptionHandler()));
		}
	}

	private static boolean isMain(Thread thread) {
		ThreadGroup group = thread.getThreadGroup();
		return "main".equals(thread.getName()) && group != null && "main".equals(group.getName());
	}

}
