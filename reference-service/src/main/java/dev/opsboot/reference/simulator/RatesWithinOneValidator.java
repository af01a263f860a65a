package dev.opsboot.reference.simulator;

import java.math.BigDecimal;
import java.util.stream.DoubleStream;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/**
 * Validates {@link RatesWithinOne}. Adds decimals, as binary fractions may exceed 1 by
 * rounding.
 */
class RatesWithinOneValidator implements ConstraintValidator<RatesWithinOne, SimulatorProperties> {

	@Override
	public boolean isValid(SimulatorProperties simulator, ConstraintValidatorContext context) {
		double[] rates = { simulator.failureRate(), simulator.stallRate(), simulator.garbageRate(),
				simulator.retryAfterRate() };
		return !DoubleStream.of(rates).allMatch((rate) -> rate >= 0 && rate <= 1)
				|| sum(rates).compareTo(BigDecimal.ONE) <= 0;
	}

	private static BigDecimal sum(double[] rates) {
		return DoubleStream.of(rates).mapToObj(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}
