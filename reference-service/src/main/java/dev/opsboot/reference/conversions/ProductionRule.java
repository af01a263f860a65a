package dev.opsboot.reference.conversions;

import java.util.function.Consumer;

import dev.opsboot.config.ConfigProblem;
import dev.opsboot.config.ConfigRule;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The flag {@code --production} needs a key to sign with.
 */
final class ProductionRule implements ConfigRule {

	private static final String KEYPAIR = "conversions.keypair";

	@Override
	public void check(Environment environment, Consumer<ConfigProblem> problems) {
		if (Production.isAsked(environment) && !StringUtils.hasText(environment.getProperty(KEYPAIR))) {
			problems.accept(ConfigProblem.of(environment, KEYPAIR,
					"must be set, as with --production conversions are signed and submitted"));
		}
	}

}
