package dev.opsboot.config;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.ConfigurableConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Stands before the conversions of an environment until the check, while Boot and
 * conditions such as that on the management port ask for values by type. One that has
 * another type would end the start before the check: it passes for a value that is not
 * set, and is remembered. A start for which anything was remembered must fail.
 */
final class LenientConversions extends GenericConversionService {

	private final ConfigurableConversionService strict;

	private final List<Unconverted> unconverted = new ArrayList<>();

	private volatile boolean lenient = true;

	private LenientConversions(ConfigurableConversionService strict) {
		this.strict = strict;
	}

	/**
	 * Bear values of the wrong type from now on.
	 * @param environment the environment that is asked for them
	 * @return the conversions that the environment has until {@link #end}
	 */
	static LenientConversions begin(ConfigurableEnvironment environment) {
		LenientConversions conversions = new LenientConversions(environment.getConversionService());
		environment.setConversionService(conversions);
		return conversions;
	}

	/**
	 * Give the beans of an application, which live after the check, the conversions that
	 * they would have without it.
	 * @param beanFactory a bean factory that Boot has given those of the environment
	 */
	static void removeFrom(ConfigurableBeanFactory beanFactory) {
		if (beanFactory.getConversionService() instanceof LenientConversions conversions) {
			beanFactory.setConversionService(conversions.strict);
		}
	}

	/**
	 * Bear them no longer, also where somebody has kept these conversions.
	 * @param environment the environment of the application
	 * @return the values that were borne
	 */
	List<Unconverted> end(ConfigurableEnvironment environment) {
		this.lenient = false;
		if (environment.getConversionService() == this) {
			environment.setConversionService(this.strict);
		}
		return this.unconverted;
	}

	@Override
	public @Nullable Object convert(@Nullable Object source, @Nullable TypeDescriptor sourceType,
			TypeDescriptor targetType) {
		try {
			return this.strict.convert(source, sourceType, targetType);
		}
		catch (ConversionException ex) {
			if (!this.lenient || source == null) {
				throw ex;
			}
			this.unconverted.add(new Unconverted(source, targetType, ex));
			return null;
		}
	}

	@Override
	public boolean canConvert(@Nullable TypeDescriptor sourceType, TypeDescriptor targetType) {
		return this.strict.canConvert(sourceType, targetType);
	}

	@Override
	public void addConverter(GenericConverter converter) {
		this.strict.addConverter(converter);
	}

	@Override
	public void removeConvertible(Class<?> sourceType, Class<?> targetType) {
		this.strict.removeConvertible(sourceType, targetType);
	}

}
