package dev.opsboot.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The retries that an operation can afford, as gRPC throttles them. It begins with all of
 * its tokens. A failure takes one, a success gives back a part of one, and as long as no
 * more than half are left nothing is retried. So retries are at most half of the tokens,
 * and the ratio times the successes: in an outage they end, whoever calls.
 *
 * @see <a href=
 * "https://github.com/grpc/proposal/blob/master/A6-client-retries.md#throttling-retry-attempts-and-hedged-rpcs">gRFC
 * A6</a>
 */
public final class RetryBudget {

	private static final int SCALE = 1000;

	private final int max;

	private final int gain;

	private final AtomicInteger tokens;

	/**
	 * Create a budget.
	 * @param maxTokens the most tokens
	 * @param tokenRatio what a success gives back, to the thousandth part
	 */
	public RetryBudget(int maxTokens, double tokenRatio) {
		this.max = maxTokens * SCALE;
		this.gain = (int) Math.max(1, Math.min(this.max, Math.round(tokenRatio * SCALE)));
		this.tokens = new AtomicInteger(this.max);
	}

	void succeeded() {
		int before = this.tokens.get();
		while (before < this.max && !this.tokens.compareAndSet(before, Math.min(this.max, before + this.gain))) {
			before = this.tokens.get();
		}
	}

	/**
	 * Take a token for a failure.
	 * @return whether a retry can be afforded
	 */
	boolean failed() {
		return isEnough(this.tokens.updateAndGet((before) -> Math.max(0, before - SCALE)));
	}

	boolean isFull() {
		return this.tokens.get() == this.max;
	}

	private boolean isEnough(int left) {
		return left > this.max / 2;
	}

}
