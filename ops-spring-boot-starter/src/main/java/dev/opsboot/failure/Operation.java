package dev.opsboot.failure;

import java.util.concurrent.atomic.LongAdder;

import dev.opsboot.logging.Critical;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that a service does again and again and that can fail, such as a call of
 * another system. It counts the calls that failed and calls somebody when they keep
 * failing in a way that does not heal.
 */
public final class Operation {

	private static final Logger logger = LoggerFactory.getLogger(Operation.class);

	private final String name;

	private final FaultClassifier classifier;

	private final PersistentFailures persistentFailures;

	private final LongAdder transientFailed = new LongAdder();

	private final LongAdder persistentFailed = new LongAdder();

	private final LongAdder alerts = new LongAdder();

	Operation(String name, FaultClassifier classifier, PersistentFailures persistentFailures) {
		this.name = name;
		this.classifier = classifier;
		this.persistentFailures = persistentFailures;
	}

	/**
	 * The name, as in metrics and log lines.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * A call succeeded.
	 */
	public void succeeded() {
		long failures = this.persistentFailures.end();
		if (failures > 0) {
			logger.info("Operation {} succeeds again after {} failures", this.name, failures);
		}
	}

	/**
	 * A call failed, for good: where it is retried, this is the last attempt. One of a
	 * thread that was interrupted is not counted.
	 * @param failure why it failed
	 */
	public void failed(Throwable failure) {
		if (Thread.currentThread().isInterrupted() || Interruption.isCauseOf(failure)) {
			return;
		}
		if (this.classifier.classify(failure) == Fault.TRANSIENT) {
			this.transientFailed.increment();
			return;
		}
		this.persistentFailed.increment();
		long failures = this.persistentFailures.add();
		if (failures > 0) {
			this.alerts.increment();
			Critical.log(logger)
				.setCause(failure)
				.log("Operation {} keeps failing: {} failures without a success", this.name, failures);
		}
	}

	double failures(Fault fault) {
		return ((fault == Fault.TRANSIENT) ? this.transientFailed : this.persistentFailed).sum();
	}

	double alerts() {
		return this.alerts.sum();
	}

}
