package dev.opsboot.process;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Makes a JVM whose main thread runs an application a {@link ServiceProcess}. A JVM that
 * runs an application otherwise, such as one of a test, is left alone.
 */
final class ProcessRunListener implements SpringApplicationRunListener, Ordered {

	private final SpringApplication application;

	private @Nullable ServiceProcess process;

	ProcessRunListener(SpringApplication application, String[] args) {
		this.application = application;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		Thread thread = Thread.currentThread();
		if (isMain(thread) && !TestRunner.isIn(thread.getStackTrace())) {
			this.process = ServiceProcess.ofMain(thread, this.application);
		}
	}

	private static boolean isMain(Thread thread) {
		ThreadGroup group = thread.getThreadGroup();
		return "main".equals(thread.getName()) && group != null && "main".equals(group.getName());
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		if (this.process != null) {
			this.process.add(context);
		}
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		if (this.process != null) {
			this.process.started(context);
		}
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		if (this.process != null && context != null) {
			this.process.remove(context);
		}
	}

}
