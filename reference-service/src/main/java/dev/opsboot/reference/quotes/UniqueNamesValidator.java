package dev.opsboot.reference.quotes;

import java.util.List;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * Validates {@link UniqueNames}.
 */
class UniqueNamesValidator implements ConstraintValidator<UniqueNames, List<Strategy>> {

	@Override
	public boolean isValid(@Nullable List<Strategy> strategies, ConstraintValidatorContext context) {
		return strategies == null || strategies.stream().map(Strategy::name).distinct().count() == strategies.size();
	}

}
