package dev.opsboot.process;

import java.lang.reflect.Proxy;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.util.ClassUtils;

/**
 * Handles signals of the operating system. The only interface of the JVM for this is
 * {@code sun.misc.Signal} of the module {@code jdk.unsupported}, which the compiler warns
 * of and which is therefore called by reflection.
 */
final class Signals {

	private static final Log logger = LogFactory.getLog(Signals.class);

	private static final String SIGNAL = "sun.misc.Signal";

	private static final String HANDLER = "sun.misc.SignalHandler";

	private Signals() {
	}

	/**
	 * Handle a signal in place of the JVM. One that the JVM does not let go of, as
	 * SIGTERM and SIGINT with {@code -Xrs}, stays as it is.
	 * @param name the name of the signal, such as {@code TERM}
	 * @param handler is given the name each time, on a thread of its own
	 * @return whether the signal is handled
	 */
	static boolean handle(String name, Consumer<String> handler) {
		try {
			Class<?> signal = ClassUtils.forName(SIGNAL, null);
			Class<?> handlerType = ClassUtils.forName(HANDLER, null);
			Object proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] { handlerType },
					(self, method, args) -> switch (method.getName()) {
						case "handle" -> {
							handler.accept(name);
							yield null;
						}
						case "hashCode" -> System.identityHashCode(self);
						case "equals" -> self == args[0];
						default -> Signals.class.getName();
					});
			signal.getMethod("handle", signal, handlerType)
				.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
			return true;
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			logger.debug("SIG" + name + " is left to the JVM", ex);
			return false;
		}
	}

}
