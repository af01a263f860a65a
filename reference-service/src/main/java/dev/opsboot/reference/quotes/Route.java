package dev.opsboot.reference.quotes;

import java.math.BigDecimal;
import java.util.List;

/**
 * A chain of strategies and what comes out at its end.
 *
 * @param steps the strategies, in order
 * @param amount the amount that comes out
 */
record Route(List<Strategy> steps, BigDecimal amount) {

	List<String> strategies() {
		return this.steps.stream().map(Strategy::name).toList();
	}

}
