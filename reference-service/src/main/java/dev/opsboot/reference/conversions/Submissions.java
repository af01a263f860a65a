package dev.opsboot.reference.conversions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.opsboot.failure.Degradation;
import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultClassifier;
import dev.opsboot.failure.InfrastructureException;
import dev.opsboot.reference.feed.Outcome;
import dev.opsboot.reference.feed.RefusedException;
import dev.opsboot.reference.feed.SignedConversion;
import org.jspecify.annotations.Nullable;

/**
 * Submits what is signed, in batches; the conversions of a batch that the feed does not
 * take, one by one. A conversion is stored as submitted before it leaves, and submitted
 * again, in this life or the next, until the feed has told what became of it: the feed
 * knows it by its id, so it is carried out once.
 */
final class Submissions {

	private static final String COMPONENT = "submissions";

	/**
	 * After so many failures in a row it is not one conversion that the feed fails over.
	 */
	static final int MOST_IN_VAIN = 10;

	private final ConversionStore store;

	private final Function<List<SignedConversion>, List<Outcome>> client;

	private final int maxBatch;

	private final FaultClassifier classifier;

	private final Degradation degradation;

	/**
	 * Create submissions.
	 * @param store what is to be submitted
	 * @param client submits conversions in one request
	 * @param maxBatch the most conversions in a request
	 * @param classifier says which failures hold for what was sent, and which for
	 * whatever is sent now
	 * @param degradation is told that conversions wait
	 */
	Submissions(ConversionStore store, Function<List<SignedConversion>, List<Outcome>> client, int maxBatch,
			FaultClassifier classifier, Degradation degradation) {
		this.store = store;
		this.client = client;
		this.maxBatch = maxBatch;
		this.classifier = classifier;
		this.degradation = degradation;
	}

	/**
	 * Submit once what waits. What is not known to be done waits for the next time.
	 */
	void submitWaiting() {
		Deque<List<Entry>> batches = batches(this.store.findOwn(Entry::waits));
		RuntimeException failure = null;
		int inVain = 0;
		while (!batches.isEmpty() && inVain < MOST_IN_VAIN) {
			List<Entry> batch = batches.remove();
			try {
				submit(batch);
				inVain = 0;
			}
			catch (RefusedException ex) {
				refused(batch, ex, batches);
			}
			catch (RuntimeException ex) {
				if (batch.size() > 1 && isPersistent(ex)) {
					submitSingly(batch, batches);
				}
				else {
					failure = ex;
					inVain = isPersistent(ex) ? inVain + 1 : MOST_IN_VAIN;
				}
			}
		}
		report(failure);
	}

	private Deque<List<Entry>> batches(List<Entry> waiting) {
		Deque<List<Entry>> batches = new ArrayDeque<>();
		for (int start = 0; start < waiting.size(); start += this.maxBatch) {
			batches.add(waiting.subList(start, Math.min(waiting.size(), start + this.maxBatch)));
		}
		return batches;
	}

	private boolean isPersistent(RuntimeException failure) {
		return this.classifier.classify(failure) == Fault.PERSISTENT;
	}

	private void submit(List<Entry> batch) {
		List<Entry> first = batch.stream()
			.filter((entry) -> entry.conversion().state().isOpen())
			.map((entry) -> entry.with(State.SUBMITTED, null))
			.toList();
		if (!first.isEmpty() && !this.store.replace(first)) {
			throw new InfrastructureException("they cannot be stored");
		}
		settle(batch, this.client.apply(batch.stream().map(Entry::toSubmit).toList()));
	}

	private void settle(List<Entry> batch, List<Outcome> outcomes) {
		Map<String, Outcome> byId = new HashMap<>();
		outcomes.forEach((outcome) -> byId.put(outcome.id(), outcome));
		List<Entry> settled = new ArrayList<>();
		for (Entry entry : batch) {
			Outcome outcome = byId.get(entry.id());
			if (outcome != null) {
				settled.add(entry.with(outcome.confirmed() ? State.CONFIRMED : State.REJECTED, outcome.reason()));
			}
		}
		this.store.replace(settled);
	}

	private void refused(List<Entry> batch, RefusedException ex, Deque<List<Entry>> batches) {
		if (batch.size() > 1) {
			submitSingly(batch, batches);
		}
		else {
			this.store.replace(List.of(batch.get(0).with(State.REJECTED, ex.getMessage())));
		}
	}

	private static void submitSingly(List<Entry> batch, Deque<List<Entry>> batches) {
		for (int i = batch.size() - 1; i >= 0; i--) {
			batches.addFirst(List.of(batch.get(i)));
		}
	}

	private void report(@Nullable RuntimeException failure) {
		if (failure == null) {
			this.degradation.leave(COMPONENT);
		}
		else if (!Thread.currentThread().isInterrupted()) {
			this.degradation.enter(COMPONENT, "conversions wait to be submitted: " + failure.getMessage());
		}
	}

}
