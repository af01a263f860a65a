package dev.opsboot.retry;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultClassifier;
import dev.opsboot.failure.Operation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An operation that is retried. It decides; an engine waits and calls.
 */
public final class RetriedOperation {

	/**
	 * Says that there is no next attempt.
	 */
	public static final long STOP = -1;

	private static final Logger logger = LoggerFactory.getLogger(RetriedOperation.class);

	private final Operation operation;

	private final FaultClassifier classifier;

	private final RetrySchedule schedule;

	private final @Nullable RetryBudget budget;

	private final AtomicBoolean spent = new AtomicBoolean();

	private final LongAdder retries = new LongAdder();

	RetriedOperation(Operation operation, FaultClassifier classifier, RetrySchedule schedule,
			@Nullable RetryBudget budget) {
		this.operation = operation;
		this.classifier = classifier;
		this.schedule = schedule;
		this.budget = budget;
	}

	/**
	 * The name, as in metrics and log lines.
	 * @return the name
	 */
	public String name() {
		return this.operation.name();
	}

	double retries() {
		return this.retries.sum();
	}

	/**
	 * An attempt succeeded.
	 */
	public void succeeded() {
		this.operation.succeeded();
		if (this.budget != null) {
			this.budget.succeeded();
			if (this.spent.get() && this.budget.isFull() && this.spent.compareAndSet(true, false)) {
				logger.debug("Operation {} succeeds often enough to be retried each time", name());
			}
		}
	}

	/**
	 * An attempt failed. Decide about the next one.
	 * @param failure why it failed
	 * @param retry the number of the next retry, from zero
	 * @return how long to wait before it in milliseconds, {@link #STOP} where there is to
	 * be none
	 */
	public long afterFailure(Throwable failure, int retry) {
		if (Thread.currentThread().isInterrupted() || this.classifier.classify(failure) != Fault.TRANSIENT) {
			return STOP;
		}
		boolean affordable = takeToken();
		if (!affordable || retry >= this.schedule.maxRetries()) {
			return STOP;
		}
		long wait = this.schedule.millisBefore(retry, this.classifier.retryAfter(failure));
		logger.debug("Operation {} failed, retry {} of {} in {} ms", name(), retry + 1, this.schedule.maxRetries(),
				wait, failure);
		return wait;
	}

	private boolean takeToken() {
		boolean affordable = this.budget == null || this.budget.failed();
		if (!affordable && this.spent.compareAndSet(false, true)) {
			logger.debug("Operation {} fails too often to be retried each time", name());
		}
		return affordable;
	}

	/**
	 * The wait is over and the next attempt begins.
	 */
	public void retrying() {
		this.retries.increment();
	}

	/**
	 * The last attempt failed.
	 * @param failure why it failed
	 */
	public void failed(Throwable failure) {
		this.operation.failed(failure);
	}

}
