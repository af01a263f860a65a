package dev.opsboot.failure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what a failure means. It asks rules about the failure, then about each of its
 * causes, and the first that knows decides: what wraps a failure knows more than what it
 * wraps. Rules of the application are asked about all of them before those that are built
 * in. Where no cause decides, exceptions that the innermost one suppressed are asked
 * about. Where still nobody knows, a failure is {@link Fault#PERSISTENT}, as trying again
 * what is not understood does harm, unless it is an {@link InfrastructureException}.
 */
public final class FaultClassifier {

	private static final Logger logger = LoggerFactory.getLogger(FaultClassifier.class);

	/**
	 * What is further in is not asked about. It also ends causes that go in a cycle.
	 */
	private static final int DEEPEST = 100;

	private static final Throwable[] NONE = {};

	private final FaultRule[] own;

	private final FaultRule[] builtIn;

	private final AtomicBoolean broken = new AtomicBoolean();

	/**
	 * Create a classifier.
	 * @param own the rules of the application, those that come first are asked first
	 * @param builtIn the rules that are asked after them
	 */
	public FaultClassifier(List<? extends FaultRule> own, List<? extends FaultRule> builtIn) {
		this.own = own.toArray(FaultRule[]::new);
		this.builtIn = builtIn.toArray(FaultRule[]::new);
	}

	/**
	 * Say what a failure means.
	 * @param failure the failure
	 * @return what it means
	 */
	public Fault classify(Throwable failure) {
		Fault fault = find(failure, FaultRule::fault);
		return (fault != null) ? fault : unknown(failure);
	}

	/**
	 * How long the other system asked to wait before the next attempt.
	 * @param failure the failure
	 * @return the time from now, null where it did not ask
	 */
	public @Nullable Duration retryAfter(Throwable failure) {
		return find(failure, FaultRule::retryAfter);
	}

	private static Fault unknown(Throwable failure) {
		Throwable link = failure;
		for (int depth = 0; link != null && depth < DEEPEST; depth++) {
			if (link instanceof InfrastructureException) {
				return Fault.TRANSIENT;
			}
			link = link.getCause();
		}
		return Fault.PERSISTENT;
	}

	private <T> @Nullable T find(Throwable failure, BiFunction<FaultRule, Throwable, @Nullable T> question) {
		T answer = find(this.own, failure, question);
		return (answer != null) ? answer : find(this.builtIn, failure, question);
	}

	private <T> @Nullable T find(FaultRule[] rules, Throwable failure,
			BiFunction<FaultRule, Throwable, @Nullable T> question) {
		T answer = ofCauses(rules, failure, question);
		Throwable[] suppressed = (answer != null) ? NONE : innermost(failure).getSuppressed();
		for (int i = 0; answer == null && i < suppressed.length; i++) {
			answer = ofCauses(rules, suppressed[i], question);
		}
		return answer;
	}

	private <T> @Nullable T ofCauses(FaultRule[] rules, Throwable failure,
			BiFunction<FaultRule, Throwable, @Nullable T> question) {
		T answer = null;
		Throwable link = failure;
		for (int depth = 0; answer == null && link != null && depth < DEEPEST; depth++) {
			answer = ask(rules, link, question);
			link = link.getCause();
		}
		return answer;
	}

	private static Throwable innermost(Throwable failure) {
		Throwable link = failure;
		for (int depth = 0; link.getCause() != null && depth < DEEPEST; depth++) {
			link = link.getCause();
		}
		return link;
	}

	private <T> @Nullable T ask(FaultRule[] rules, Throwable failure,
			BiFunction<FaultRule, Throwable, @Nullable T> question) {
		for (FaultRule rule : rules) {
			try {
				T answer = question.apply(rule, failure);
				if (answer != null) {
					return answer;
				}
			}
			catch (RuntimeException ex) {
				if (this.broken.compareAndSet(false, true)) {
					logger.warn("Rule {} failed over {} and is passed over", rule, failure.getClass().getName(), ex);
				}
			}
		}
		return null;
	}

}
