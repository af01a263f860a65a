package dev.opsboot.autoconfigure;

import java.nio.file.Path;

import dev.opsboot.state.DataDirectory;
import dev.opsboot.state.StateFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StateAutoConfiguration}.
 */
class StateAutoConfigurationTests {

	@TempDir
	private Path prefix;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createRunner() {
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, ServiceAutoConfiguration.class,
					StateAutoConfiguration.class))
			.withPropertyValues("PREFIX=" + this.prefix, "SERVICE_NAME=quotes");
	}

	@Test
	void leavesAnApplicationAloneThatKeepsNothing() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(this.prefix).isEmptyDirectory();
		});
	}

	@Test
	void keepsStateBelowThePrefixAndFreesItAtTheEnd() {
		this.runner.run((context) -> {
			context.getBean(StateFiles.class).of("state.json", String.class).write("a");
			assertThat(this.prefix.resolve("data/quotes/state.json")).hasContent("\"a\"");
		});
		this.runner.run((context) -> assertThat(context.getBean(DataDirectory.class).isWriter()).isTrue());
	}

	@Test
	void backsOffForADirectoryOfTheUser() {
		Path own = this.prefix.resolve("own");
		this.runner.withBean(DataDirectory.class, () -> DataDirectory.open(own))
			.run((context) -> assertThat(context.getBean(DataDirectory.class).path()).isEqualTo(own));
	}

	@Test
	void worksWithAMapperOfTheUserWhereBootHasNone() {
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ServiceAutoConfiguration.class, StateAutoConfiguration.class))
			.withPropertyValues("PREFIX=" + this.prefix)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.jackson"))
			.withBean(JsonMapper.class, JsonMapper::shared);
		this.runner.run((context) -> assertThat(context).hasSingleBean(StateFiles.class));
	}

	@Test
	void needsJackson() {
		this.runner.withClassLoader(new FilteredClassLoader("tools.jackson"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("opsStateFiles"));
	}

}
