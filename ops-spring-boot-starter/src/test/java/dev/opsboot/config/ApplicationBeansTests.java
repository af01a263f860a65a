package dev.opsboot.config;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;

import dev.opsboot.sample.TestRun;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.support.DynamicPropertyRegistrarBeanInitializer;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that the check leaves the beans of an application as Boot would have made them,
 * and judges them by what Boot would do.
 */
@ExtendWith(OutputCaptureExtension.class)
class ApplicationBeansTests {

	@TempDir
	private Path prefix;

	private Path base;

	@BeforeEach
	void createBase() throws IOException {
		this.base = Files.writeString(this.prefix.resolve("base.toml"), "shop.price = \"5\"\n");
	}

	@Test
	void doesNotMakeSpringWarn(CapturedOutput output) {
		run(Shops.class).run(this.base.toString()).close();
		assertThat(output).doesNotContain("WARN", "not eligible");
	}

	@Test
	void injectsIntoConverters() {
		for (String[] args : List.of(new String[] { this.base.toString() }, new String[] { "--shop.price=5" })) {
			try (ConfigurableApplicationContext context = run(Shops.class).run(args)) {
				assertThat(context.getBean(Shop.class).price()).isEqualTo(new Money(35));
			}
		}
	}

	@Test
	void convertsListsWithConvertersOfTheApplication() throws IOException {
		Files.writeString(this.base, "shop.price = \"5\"\nshop.prices = \"1,2\"\n");
		try (ConfigurableApplicationContext context = run(Shops.class).run(this.base.toString())) {
			assertThat(context.getBean(Shop.class).prices()).containsExactly(new Money(7), new Money(14));
		}
	}

	@Test
	void bindsWhatValidatorsNeed() throws IOException {
		Files.writeString(this.base, "stock.count = 5\nlimit.max = 10\n");
		try (ConfigurableApplicationContext context = run(Stocks.class).run(this.base.toString())) {
			assertThat(context.getBean(Limit.class).getMax()).isEqualTo(10);
		}
	}

	@Test
	void doesNotMissWhatAFactoryMethodSets() throws IOException {
		Files.writeString(this.base, "client.name = \"a\"\n");
		try (ConfigurableApplicationContext context = run(Clients.class).run(this.base.toString())) {
			assertThat(context.getBean(Client.class).getUrl()).isEqualTo("http://default");
		}
	}

	@Test
	void doesNotMissWhatIsInjected() throws IOException {
		Files.writeString(this.base, "injected.name = \"a\"\n");
		try (ConfigurableApplicationContext context = run(Injections.class).run(this.base.toString())) {
			assertThat(context.getBean(Injected.class).who).isEqualTo("me");
		}
	}

	@Test
	void bindsAFactoryBeanAndNotItsProduct() throws IOException {
		Files.writeString(this.base, "pool.max = 4\n");
		try (ConfigurableApplicationContext context = run(Pools.class).run(this.base.toString())) {
			assertThat(context.getBean(StringBuilder.class)).hasToString("4");
		}
	}

	@Test
	void bearsWhatATypeIgnores() throws IOException {
		Files.writeString(this.base, "lax.number = \"x\"\n");
		try (ConfigurableApplicationContext context = run(Laxes.class).run(this.base.toString())) {
			assertThat(context.getBean(Lax.class).getNumber()).isEqualTo(3);
		}
	}

	@Test
	void resolvesLocalPropertiesOfAPlaceholderConfigurer() throws IOException {
		Files.writeString(this.base, "client.url = \"${LOCAL}\"\n");
		try (ConfigurableApplicationContext context = run(Local.class).run(this.base.toString())) {
			assertThat(context.getBean(Client.class).getUrl()).isEqualTo("http://local");
		}
	}

	@Test
	void knowsTheKeysOfTheContextAbove() throws IOException {
		Files.writeString(this.base, "pool.max = 4\n");
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Pools.class)
			.web(WebApplicationType.NONE)
			.child(Laxes.class)
			.web(WebApplicationType.NONE)
			.run("--PREFIX=" + this.prefix, this.base.toString())) {
			assertThat(context.getBean(Lax.class).getNumber()).isEqualTo(3);
		}
	}

	@Test
	void hidesASecretInTheLogOfAFailedChild(CapturedOutput output) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(Pools.class).web(WebApplicationType.NONE)
			.child(Leaking.class)
			.web(WebApplicationType.NONE);
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> application.run("--PREFIX=" + this.prefix, "--db.password=hunter2hunter2"));
		assertThat(output).contains("login with ******").doesNotContain("hunter2");
	}

	@Test
	void leavesThePlaceholdersOfOtherServicesAlone() throws IOException {
		Files.createDirectory(this.prefix.resolve("key"));
		Path secrets = Files.writeString(this.prefix.resolve("key/env.toml"), "other.url = \"${NOWHERE}\"\n");
		Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
		run(Shops.class).run(this.base.toString()).close();
	}

	@Test
	void leavesThePlaceholdersOfAListThatIsReplacedAlone() throws IOException {
		Files.writeString(this.base,
				"shop.price = \"5\"\nlogging.a = [\"1\", \"${NOWHERE}\"]\n" + "ops.config.unknown-keys = \"ignore\"\n");
		run(Shops.class).run("--logging.a[0]=x", this.base.toString()).close();
	}

	@Test
	void missesWhatALinkPromises() throws IOException {
		Files.createDirectory(this.prefix.resolve("key"));
		Files.createSymbolicLink(this.prefix.resolve("key/env.toml"), Path.of("gone"));
		assertThatExceptionOfType(ConfigProblemsException.class)
			.isThrownBy(() -> run(Shops.class).run(this.base.toString()))
			.withMessageContaining("key/env.toml does not exist");
	}

	@Test
	void readsFilesWhoseNamesMeanSomethingToBoot() throws IOException {
		for (String name : List.of("a;b.toml", "a*b.toml")) {
			Path file = Files.writeString(this.prefix.resolve(name), "shop.price = \"5\"\n");
			try (ConfigurableApplicationContext context = run(Shops.class).run(file.toString())) {
				assertThat(context.getBean(Shop.class).price()).isEqualTo(new Money(35));
			}
		}
	}

	@Test
	void waitsForThePropertiesThatATestRegisters() throws IOException {
		Files.writeString(this.base, "pool.max = 4\nclient.name = \"a\"\n");
		try (ConfigurableApplicationContext context = run(Registered.class).run(this.base.toString())) {
			assertThat(context.getBean(Needy.class).url()).isEqualTo("http://registered");
		}
	}

	@Test
	void convertsAndResolvesWithoutAutoConfiguration() throws IOException {
		Files.writeString(this.base, "slice.path = \"key/a\"\n");
		try (ConfigurableApplicationContext context = run(Slices.class).run(this.base.toString())) {
			assertThat(context.getBean(Slice.class).path().path()).isEqualTo(this.prefix.resolve("key/a"));
		}
		Files.writeString(this.base, "slice.path = \"${NOWHERE}\"\n");
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> run(Slices.class).run(this.base.toString()))
			.withStackTraceContaining("NOWHERE");
	}

	private TestRun run(Class<?> application) {
		return TestRun.of(application).with("PREFIX", this.prefix);
	}

	record Money(int value) {
	}

	@ConfigurationProperties("shop")
	record Shop(Money price, List<Money> prices) {
	}

	@ConfigurationPropertiesBinding
	static class MoneyConverter implements Converter<String, Money> {

		@Autowired
		private Environment environment;

		@Value("${unit:7}")
		private int unit;

		@Override
		public Money convert(String text) {
			this.environment.getRequiredProperty("PREFIX");
			return new Money(Integer.parseInt(text) * this.unit);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(MoneyConverter.class)
	@EnableConfigurationProperties(Shop.class)
	static class Shops {

	}

	@ConfigurationProperties("limit")
	static class Limit {

		private int max = 1;

		int getMax() {
			return this.max;
		}

		void setMax(int max) {
			this.max = max;
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@Constraint(validatedBy = BelowLimitValidator.class)
	@interface BelowLimit {

		String message() default "must be below limit";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	static class BelowLimitValidator implements ConstraintValidator<BelowLimit, Integer> {

		private final Limit limit;

		BelowLimitValidator(Limit limit) {
			this.limit = limit;
		}

		@Override
		public boolean isValid(Integer value, ConstraintValidatorContext context) {
			return value < this.limit.getMax();
		}

	}

	@Validated
	@ConfigurationProperties("stock")
	record Stock(@BelowLimit Integer count) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableConfigurationProperties({ Stock.class, Limit.class })
	static class Stocks {

	}

	@Validated
	static class Client {

		@NotBlank
		private String url;

		private String name;

		String getUrl() {
			return this.url;
		}

		void setUrl(String url) {
			this.url = url;
		}

		String getName() {
			return this.name;
		}

		void setName(String name) {
			this.name = name;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableConfigurationProperties
	static class Clients {

		@Bean
		@ConfigurationProperties("client")
		Client client() {
			Client client = new Client();
			client.setUrl("http://default");
			return client;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Clients.class)
	static class Local {

		@Bean
		static PropertySourcesPlaceholderConfigurer configurer() {
			PropertySourcesPlaceholderConfigurer configurer = new PropertySourcesPlaceholderConfigurer();
			Properties properties = new Properties();
			properties.setProperty("LOCAL", "http://local");
			configurer.setProperties(properties);
			return configurer;
		}

	}

	@Validated
	@ConfigurationProperties("injected")
	static class Injected {

		@Value("${who:me}")
		@NotBlank
		private String who;

		private String name;

		String getName() {
			return this.name;
		}

		void setName(String name) {
			this.name = name;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableConfigurationProperties(Injected.class)
	static class Injections {

	}

	@ConfigurationProperties("pool")
	static class PoolFactory implements FactoryBean<StringBuilder> {

		private int max = 1;

		void setMax(int max) {
			this.max = max;
		}

		@Override
		public StringBuilder getObject() {
			return new StringBuilder().append(this.max);
		}

		@Override
		public Class<?> getObjectType() {
			return StringBuilder.class;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableConfigurationProperties
	@Import(PoolFactory.class)
	static class Pools {

	}

	@ConfigurationProperties(prefix = "lax", ignoreInvalidFields = true)
	static class Lax {

		private int number = 3;

		int getNumber() {
			return this.number;
		}

		void setNumber(int number) {
			this.number = number;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableConfigurationProperties(Lax.class)
	static class Laxes {

	}

	@Validated
	@ConfigurationProperties("needy")
	record Needy(@NotBlank String url) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableConfigurationProperties(Needy.class)
	static class Registered {

		@Bean
		static DynamicPropertyRegistrarBeanInitializer initializer() {
			return new DynamicPropertyRegistrarBeanInitializer();
		}

		@Bean
		DynamicPropertyRegistrar registrar() {
			return (registry) -> registry.add("needy.url", () -> "http://registered");
		}

	}

	@ConfigurationProperties("slice")
	record Slice(PrefixedPath path) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(Slice.class)
	static class Slices {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Leaking {

		@Bean
		String leak(@Value("${db.password}") String password) {
			throw new IllegalStateException("login with " + password + " was refused");
		}

	}

}
