package dev.opsboot.process;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ServiceInstance}.
 */
class ServiceInstanceTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void prefersTheVariableThenTheProperty() {
		this.environment.setProperty("spring.application.name", "third");
		assertThat(ServiceInstance.from(this.environment).service()).isEqualTo("third");
		this.environment.setProperty("ops.service-name", "second");
		assertThat(ServiceInstance.from(this.environment).service()).isEqualTo("second");
		this.environment.setProperty("SERVICE_NAME", "first");
		assertThat(ServiceInstance.from(this.environment).service()).isEqualTo("first");
		this.environment.setProperty("SERVICE_NAME", "");
		assertThat(ServiceInstance.from(this.environment).service()).isEqualTo("second");
	}

	@Test
	void makesDashesUnderscores() {
		this.environment.setProperty("SERVICE_NAME", "reference-service");
		assertThat(ServiceInstance.from(this.environment))
			.isEqualTo(new ServiceInstance("reference_service", "reference_service"));
	}

	@ParameterizedTest
	@CsvSource({ "mainnet,,quotes_mainnet", ",blue,quotes_blue", "mainnet,blue,quotes_mainnet_blue", ",,quotes" })
	void addsFlavorAndSlot(String flavor, String slot, String instance) {
		this.environment.setProperty("SERVICE_NAME", "quotes");
		this.environment.setProperty("SERVICE_FLAVOR", (flavor != null) ? flavor : "");
		this.environment.setProperty("SERVICE_SLOT", (slot != null) ? slot : "");
		assertThat(ServiceInstance.from(this.environment).instance()).isEqualTo(instance);
	}

	@Test
	void callsAnApplicationWithoutANameApplication() {
		assertThat(ServiceInstance.from(this.environment)).isEqualTo(new ServiceInstance("application", "application"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Quotes", "1quotes", "_quotes", "quo tes", "quo.tes", "quötes", "../quotes",
			"a234567890123456789012345678901234567890123456789012345678901234" })
	void refusesWhatIsNoName(String name) {
		this.environment.setProperty("SERVICE_NAME", name);
		assertThatIllegalArgumentException().isThrownBy(() -> ServiceInstance.from(this.environment))
			.withMessage("Invalid service name '" + name + "'");
	}

}
