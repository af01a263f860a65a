package dev.opsboot.autoconfigure;

import java.nio.file.Path;

import dev.opsboot.config.ConfigProblemsException;
import dev.opsboot.config.PrefixedPath;
import dev.opsboot.config.Reaction;
import jakarta.validation.constraints.Max;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfigAutoConfiguration}.
 */
class ConfigAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ConfigAutoConfiguration.class))
		.withUserConfiguration(TestConfiguration.class);

	@Test
	void failsByDefaultAndKnowsNoPrefix() {
		this.contextRunner
			.run((context) -> assertThat(context.getBean(ConfigProperties.class)).satisfies((properties) -> {
				assertThat(properties.unknownKeys()).isEqualTo(Reaction.FAIL);
				assertThat(properties.secretFiles()).isEqualTo(Reaction.FAIL);
				assertThat(properties.knownPrefixes()).isEmpty();
				assertThat(properties.envTomlFirst()).isFalse();
			}));
	}

	@Test
	void reportsEveryProblemOfAContextWithoutAnApplication() {
		this.contextRunner
			.withPropertyValues("job.size=many", "pool.size=many", "pool.limit=11", "ops.config.unknown-keys=no")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(ConfigProblemsException.class)
				.hasMessage(
						"""
								config error: 4 problems, nothing was started
								property source 'test': job.size: must be a whole number from -2147483648 to 2147483647 (was "many")
								property source 'test': ops.config.unknown-keys: must be one of fail, warn, ignore (was "no")
								property source 'test': pool.limit: must be less than or equal to 10 (was "11")
								property source 'test': pool.size: must be a whole number from -2147483648 to 2147483647 (was "many")
								"""));
	}

	@Test
	void makesNoBeanWhenSomethingIsWrong() {
		TestConfiguration.made = 0;
		this.contextRunner.withPropertyValues("job.size=many").run((context) -> assertThat(context).hasFailed());
		assertThat(TestConfiguration.made).isZero();
	}

	@Test
	void doesNotCallSettersOfWhatAFactoryMethodMakes() {
		Pool.set = 0;
		this.contextRunner.withPropertyValues("pool.size=1", "job.size=many")
			.run((context) -> assertThat(context).hasFailed());
		assertThat(Pool.set).isZero();
	}

	@Test
	void loadsTomlWhereATestAsksForConfigData() {
		this.contextRunner.withInitializer(new ConfigDataApplicationContextInitializer())
			.withPropertyValues("spring.config.name=sample")
			.run((context) -> assertThat(context.getEnvironment().getProperty("upstream.timeout")).isEqualTo("7s"));
	}

	@Test
	void resolvesAPathBelowThePrefix() {
		this.contextRunner.withPropertyValues("job.key=key/id.json", "PREFIX=/somewhere")
			.run((context) -> assertThat(context.getBean(Job.class).key().path())
				.isEqualTo(Path.of("/somewhere/key/id.json")));
		this.contextRunner.withPropertyValues("job.key=/etc/../etc/id.json", "PREFIX=/somewhere")
			.run((context) -> assertThat(context.getBean(Job.class).key()).hasToString("/etc/id.json"));
		this.contextRunner.withPropertyValues("job.key=key/id.json")
			.run((context) -> assertThat(context.getBean(Job.class).key()).hasToString("/srv/key/id.json"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(Job.class)
	static class TestConfiguration {

		static int made;

		@Bean
		Object work() {
			made++;
			return new Object();
		}

		@Bean
		@ConfigurationProperties("pool")
		Pool pool() {
			return new Pool();
		}

		@Bean
		@Validated
		@ConfigurationProperties("pool")
		Limit limit() {
			return new Limit();
		}

	}

	@ConfigurationProperties("job")
	record Job(int size, PrefixedPath key) {

	}

	public static class Pool {

		static int set;

		public void setSize(int size) {
			set++;
		}

	}

	public static class Limit {

		@Max(10)
		private int limit;

		public int getLimit() {
			return this.limit;
		}

		public void setLimit(int limit) {
			this.limit = limit;
		}

	}

}
