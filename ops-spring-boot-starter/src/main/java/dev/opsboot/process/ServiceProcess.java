package dev.opsboot.process;

import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * The JVM as a service: ends it with the exit codes that operators rely on, in the time
 * they allow. There is none in a JVM that only runs tests.
 */
public final class ServiceProcess {

	static final int FAILURE = 2;

	private static final String LOGBACK = "ch.qos.logback.classic.LoggerContext";

	private static final Logger logger = LoggerFactory.getLogger(ServiceProcess.class);

	/**
	 * The time for a shutdown that begins before the configuration is known.
	 */
	private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

	private static final Duration GRACE = Duration.ofMillis(500);

	private static volatile @Nullable ServiceProcess current;

	private final Deque<ConfigurableApplicationContext> contexts = new ConcurrentLinkedDeque<>();

	private final Set<ConfigurableApplicationContext> started = ConcurrentHashMap.newKeySet();

	private final CleanUps cleanUps = new CleanUps();

	private final AtomicBoolean signalled = new AtomicBoolean();

	private volatile boolean signalledAgain;

	private final OutOfMemory outOfMemory = new OutOfMemory(() -> haltIn(GRACE), this::cleanUp,
			Runtime.getRuntime()::halt);

	private final ShutdownWatch watch = new ShutdownWatch(this::end);

	private ServiceProcess() {
	}

	/**
	 * The service that this JVM is.
	 * @return the service, or null where it is none
	 */
	public static @Nullable ServiceProcess current() {
		return current;
	}

	/**
	 * Make this JVM a service, once.
	 * @param main the main thread, which is the current one
	 * @param application the application that is started
	 * @return the service
	 */
	static synchronized ServiceProcess ofMain(Thread main, SpringApplication application) {
		ServiceProcess process = current;
		if (process == null) {
			process = new ServiceProcess();
			current = process;
			process.install(main, application);
		}
		return process;
	}

	private void install(Thread main, SpringApplication application) {
		BootExceptionHandler.install(application);
		main.setUncaughtExceptionHandler(
				new ExitCodeHandler(main.getUncaughtExceptionHandler(), this.outOfMemory, this.signalled::get));
		Thread.setDefaultUncaughtExceptionHandler(
				new WorkerExceptionHandler(this.outOfMemory, Thread.getDefaultUncaughtExceptionHandler()));
		// With -Xrs the JVM would take SIGUSR1 alone, and never tell of it
		if (Signals.handle("TERM", this::onSignal)) {
			Signals.handle("USR1", (name) -> this.outOfMemory.endOnSignal());
		}
		// Later, as it is sent where SIGUSR1 is not caught, which is no clean end
		Signals.handle("INT", this::onSignal);
		// The first of all handlers, so that it runs last
		SpringApplication.getShutdownHandlers().add(this::endIfSignalledAgain);
	}

	/**
	 * Add an application, whose logging is set up.
	 * @param context its context, not yet refreshed
	 */
	void add(ConfigurableApplicationContext context) {
		if (this.contexts.isEmpty() && ClassUtils.isPresent(LOGBACK, context.getClassLoader())) {
			LoggedOutOfMemory.install(this.outOfMemory);
		}
		this.contexts.addFirst(context);
	}

	void started(ConfigurableApplicationContext context) {
		this.started.add(context);
	}

	/**
	 * An application has ended. Where it was the last one and the JVM goes on, its
	 * shutdown is no longer watched.
	 * @param context its context
	 */
	void remove(ApplicationContext context) {
		this.contexts.remove(context);
		this.started.remove(context);
		if (this.contexts.isEmpty() && !this.signalled.get() && !isJvmShuttingDown()) {
			this.watch.cancel();
		}
	}

	private static boolean isJvmShuttingDown() {
		Thread probe = new Thread();
		try {
			Runtime.getRuntime().addShutdownHook(probe);
			Runtime.getRuntime().removeShutdownHook(probe);
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

	/**
	 * Remove something also when the process ends without an orderly end: at its
	 * deadline, on a second signal, out of memory.
	 * @param cleanUp the removal, which may be done already, must be quick and must not
	 * throw
	 */
	public void addCleanUp(Runnable cleanUp) {
		this.cleanUps.add(cleanUp);
	}

	void removeCleanUp(Runnable cleanUp) {
		this.cleanUps.remove(cleanUp);
	}

	/**
	 * Begin to stop. The first call sets the deadline.
	 * @param timeout the time allowed
	 * @param work names what is still worked on, empty where there is nothing
	 * @return the moment at which work is cut off
	 */
	Deadline stopping(Duration timeout, Supplier<String> work) {
		return this.watch.begin(timeout, work);
	}

	private void onSignal(String name) {
		if (this.signalled.compareAndSet(false, true)) {
			logger.info("SIG{}: stopping", name);
			Thread thread = new Thread(this::stop, "shutdown");
			// Threads of signals are daemons, and the JVM must not end before this one
			thread.setDaemon(false);
			thread.start();
		}
		else {
			this.signalledAgain = true;
			try {
				haltIn(GRACE);
				logger.warn("SIG{} while stopping: ends at once with exit code {}", name, FAILURE);
			}
			finally {
				// Also where there is no memory to say so
				endIfSignalledAgain();
			}
		}
	}

	/**
	 * The second signal decides the exit code, also when the end that the first one began
	 * is faster.
	 */
	private void endIfSignalledAgain() {
		if (this.signalledAgain) {
			cleanUp();
			Runtime.getRuntime().halt(FAILURE);
		}
	}

	private void stop() {
		if (this.started.isEmpty()) {
			// Left to the shutdown hook of Boot, which waits for the start to end
			this.watch.begin(START_TIMEOUT, () -> "");
			System.exit(0);
		}
		int code = 0;
		for (ConfigurableApplicationContext context : this.contexts) {
			if (this.started.contains(context)) {
				code = Math.max(code, close(context));
			}
		}
		code = this.watch.isCutOff() ? FAILURE : code;
		logger.info("Stopped, exit code {}", code);
		System.exit(code);
	}

	private static int close(ConfigurableApplicationContext context) {
		try {
			context.close();
			return 0;
		}
		catch (Exception ex) {
			logger.error("The application could not be closed", ex);
			return FAILURE;
		}
	}

	/**
	 * The deadline is over: shutdown hooks have half a second.
	 */
	private void end() {
		haltIn(GRACE);
		cleanUp();
		System.exit(FAILURE);
	}

	/**
	 * End the JVM whatever else happens, such as a log or a disk that hangs.
	 */
	private static void haltIn(Duration duration) {
		Deadline deadline = Deadline.in(duration);
		Thread thread = new Thread(() -> {
			while (!deadline.remaining().isZero()) {
				LockSupport.parkNanos(deadline.remaining().toNanos());
			}
			Runtime.getRuntime().halt(FAILURE);
		}, "halt");
		thread.setDaemon(true);
		thread.start();
	}

	private void cleanUp() {
		this.cleanUps.run();
	}

}
