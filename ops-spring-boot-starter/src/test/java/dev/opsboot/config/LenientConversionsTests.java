package dev.opsboot.config;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LenientConversions}.
 */
class LenientConversionsTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	private final ApplicationConversionService strict = new ApplicationConversionService();

	private final LenientConversions conversions;

	LenientConversionsTests() {
		this.environment.setConversionService(this.strict);
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("port", "many", "other.port", "80", "flag", 5.5)));
		this.conversions = LenientConversions.begin(this.environment);
	}

	@Test
	void takesAValueOfTheWrongTypeForNoneAndRemembersIt() {
		assertThat(this.environment.getProperty("port", Integer.class)).isNull();
		assertThat(this.environment.getProperty("port", int.class, 7)).isEqualTo(7);
		assertThat(this.environment.getProperty("flag", Boolean.class, true)).isTrue();
		assertThat(this.conversions.end(this.environment)).extracting(Unconverted::value)
			.containsExactly("many", "many", 5.5);
	}

	@Test
	void convertsWhatCanBeConverted() {
		assertThat(this.environment.getProperty("other.port", Integer.class)).isEqualTo(80);
		assertThat(this.environment.getConversionService().canConvert(String.class, Integer.class)).isTrue();
		assertThat(this.conversions.end(this.environment)).isEmpty();
	}

	@Test
	void leavesConvertersThatAreAddedBehind() {
		this.environment.getConversionService()
			.addConverter(String.class, Unit.class, (Converter<String, Unit>) Unit::new);
		assertThat(this.environment.getProperty("port", Unit.class)).isEqualTo(new Unit("many"));
		this.conversions.end(this.environment);
		assertThat(this.strict.convert("a", Unit.class)).isEqualTo(new Unit("a"));
	}

	@Test
	void isStrictAfterTheEndWhoeverHasKeptIt() {
		this.conversions.end(this.environment);
		assertThat(this.environment.getConversionService()).isSameAs(this.strict);
		assertThatExceptionOfType(ConversionFailedException.class)
			.isThrownBy(() -> this.environment.getProperty("port", Integer.class));
		assertThatExceptionOfType(ConversionFailedException.class)
			.isThrownBy(() -> this.conversions.convert("many", Integer.class));
	}

	@Test
	void isNotForBeans() {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		LenientConversions.removeFrom(beanFactory);
		assertThat(beanFactory.getConversionService()).isNull();
		beanFactory.setConversionService(this.conversions);
		LenientConversions.removeFrom(beanFactory);
		assertThat(beanFactory.getConversionService()).isSameAs(this.strict);
	}

	@Test
	void leavesConversionsThatSomebodyElseHasSet() {
		ApplicationConversionService other = new ApplicationConversionService();
		this.environment.setConversionService(other);
		this.conversions.end(this.environment);
		assertThat(this.environment.getConversionService()).isSameAs(other);
	}

	record Unit(String text) {
	}

}
