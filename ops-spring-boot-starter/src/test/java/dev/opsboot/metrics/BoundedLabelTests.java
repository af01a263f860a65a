package dev.opsboot.metrics;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link BoundedLabel}.
 */
class BoundedLabelTests {

	private final BoundedLabel period = BoundedLabel.of("period", "day", "week", "month");

	@ParameterizedTest
	@ValueSource(strings = { "day", "week", "month" })
	void keepsItsValues(String value) {
		assertThat(this.period.of(value)).isEqualTo(value);
		assertThat(this.period.tag(value)).isEqualTo(Tag.of("period", value));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "Day", "day ", "year", "unknown", "day\n" })
	void makesAnythingElseUnknown(String value) {
		assertThat(this.period.of(value)).isEqualTo("unknown");
		assertThat(this.period.tag(value)).isEqualTo(Tag.of("period", "unknown"));
	}

	@Test
	void hasTheNamesOfConstantsInLowerCase() {
		BoundedLabel unit = BoundedLabel.of("unit", TimeUnit.class);
		assertThat(unit.of("seconds")).isEqualTo("seconds");
		assertThat(unit.of(TimeUnit.SECONDS)).isEqualTo("seconds");
		assertThat(unit.of("SECONDS")).isEqualTo("unknown");
		assertThat(unit.of((TimeUnit) null)).isEqualTo("unknown");
		assertThat(this.period.of(TimeUnit.SECONDS)).isEqualTo("unknown");
	}

	@Test
	void needsValues() {
		assertThatIllegalArgumentException().isThrownBy(() -> BoundedLabel.of("period", new String[0]))
			.withMessage("Label period must have values");
		assertThatIllegalArgumentException().isThrownBy(() -> BoundedLabel.of("period", "day", ""))
			.withMessage("Label period must not have an empty value");
		assertThatIllegalArgumentException().isThrownBy(() -> BoundedLabel.of("", "day"));
	}

}
