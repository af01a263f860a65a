package dev.opsboot.failure;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.opsboot.metrics.BoundedNames;

/**
 * The operations of a service. There are only so many; further names share one operation
 * {@code unknown}.
 */
public final class Operations {

	private final BoundedNames<Operation> operations;

	/**
	 * Begin without operations.
	 * @param classifier says what failures mean
	 * @param alertThreshold the most persistent failures of an operation without a
	 * success in between that nobody is called for
	 * @param max the most operations
	 */
	public Operations(FaultClassifier classifier, int alertThreshold, int max) {
		this(classifier, alertThreshold, max, System::nanoTime);
	}

	Operations(FaultClassifier classifier, int alertThreshold, int max, LongSupplier nanoTime) {
		this.operations = new BoundedNames<>("operation", max,
				(name) -> new Operation(name, classifier, new PersistentFailures(alertThreshold, nanoTime)));
	}

	/**
	 * The operation of a name. What is retried by {@code @RetryTransient} or a template
	 * tells its operation by itself; other code calls {@link Operation#succeeded()} and
	 * {@link Operation#failed(Throwable)}.
	 * @param name the name, as it is known to the code: not made from input
	 * @return the operation
	 */
	public Operation named(String name) {
		return this.operations.get(name);
	}

	void observe(Consumer<Operation> observer) {
		this.operations.observe(observer);
	}

}
