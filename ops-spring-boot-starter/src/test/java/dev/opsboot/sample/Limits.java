package dev.opsboot.sample;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A bean with setters, and with a constraint although nothing says that it is validated.
 */
@ConfigurationProperties("limits")
public class Limits {

	/**
	 * How many were made in this JVM.
	 */
	public static final AtomicInteger made = new AtomicInteger();

	@Min(1)
	private int perSecond = 10;

	private boolean strict;

	/**
	 * Counts.
	 */
	public Limits() {
		made.incrementAndGet();
	}

	public int getPerSecond() {
		return this.perSecond;
	}

	public void setPerSecond(int perSecond) {
		this.perSecond = perSecond;
	}

	public boolean isStrict() {
		return this.strict;
	}

	public void setStrict(boolean strict) {
		this.strict = strict;
	}

}
