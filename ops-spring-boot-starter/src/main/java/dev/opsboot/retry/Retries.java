package dev.opsboot.retry;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.opsboot.failure.FaultClassifier;
import dev.opsboot.failure.Operations;
import dev.opsboot.metrics.BoundedNames;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The operations that are retried, by their names. One classifier and one schedule hold
 * for all of them; each has a budget of its own.
 */
public final class Retries {

	private static final int CLASSES_PER_NAME = 10;

	/**
	 * What the compiler adds to the name of the class that a lambda or an anonymous class
	 * is written in.
	 */
	private static final Pattern GENERATED = Pattern.compile("\\$(\\$.*|\\d+)$");

	private final RetrySchedule schedule;

	private final BoundedNames<RetriedOperation> operations;

	private final BoundedNames<RetriedOperation> byClass;

	/**
	 * Begin without operations.
	 * @param operations counts failures and calls somebody
	 * @param classifier says what is to be retried
	 * @param schedule says when
	 * @param budget makes the budget of an operation, null for retries without one
	 * @param max the most operations
	 */
	public Retries(Operations operations, FaultClassifier classifier, RetrySchedule schedule,
			@Nullable Supplier<RetryBudget> budget, int max) {
		this.schedule = schedule;
		this.operations = new BoundedNames<>("operation", max, (name) -> new RetriedOperation(operations.named(name),
				classifier, schedule, (budget != null) ? budget.get() : null));
		this.byClass = new BoundedNames<>("operation", (int) Math.min(Integer.MAX_VALUE, (long) max * CLASSES_PER_NAME),
				(type) -> named(ClassUtils.getShortName(GENERATED.matcher(type).replaceFirst(""))));
	}

	/**
	 * The operation of a name.
	 * @param name the name, as it is known to the code: not made from input
	 * @return the operation
	 */
	public RetriedOperation named(String name) {
		return this.operations.get(name);
	}

	/**
	 * The operation of something that has no name but that of its class. Lambdas and
	 * anonymous classes are named after the class they are written in.
	 * @param className the name of the class
	 * @return the operation
	 */
	public RetriedOperation ofClass(String className) {
		return this.byClass.get(className);
	}

	/**
	 * When calls are tried again.
	 * @return the schedule
	 */
	public RetrySchedule schedule() {
		return this.schedule;
	}

	void observe(Consumer<RetriedOperation> observer) {
		this.operations.observe(observer);
	}

}
