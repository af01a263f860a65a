package dev.opsboot.config;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Keeps secrets out of what the actuator shows.
 */
public final class SecretsSanitizer implements SanitizingFunction {

	private final Secrets secrets;

	/**
	 * Create the function.
	 * @param environment the environment that holds the secrets
	 */
	public SecretsSanitizer(ConfigurableEnvironment environment) {
		this.secrets = Secrets.of(environment);
	}

	@Override
	public SanitizableData apply(SanitizableData data) {
		PropertySource<?> source = data.getPropertySource();
		// By the name too: a key in another spelling has no origin
		if ((source != null && source.getName().equals(ConfigFiles.SECRETS_SOURCE))
				|| Secrets.isSecret(data.getKey(), origin(source, data.getKey()))) {
			return data.withSanitizedValue();
		}
		return (data.getValue() instanceof CharSequence text) ? data.withValue(this.secrets.mask(text.toString()))
				: data;
	}

	private static @Nullable Origin origin(@Nullable PropertySource<?> source, String key) {
		return (source != null) ? OriginLookup.getOrigin(source, key) : null;
	}

}
