package dev.opsboot.config.catalog;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.BoundPropertiesTrackingBindHandler;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyCatalog}.
 */
class KeyCatalogTests {

	private static final ClassLoader NO_METADATA = new ClassLoader(null) {
	};

	private final KeyCatalog catalog = new KeyCatalog(List.of(type("up", Upstream.class, BindMethod.VALUE_OBJECT),
			type("bean", Bean.class, BindMethod.JAVA_BEAN)), NO_METADATA);

	@ParameterizedTest
	@ValueSource(strings = { "up.url", "up.poll-interval", "up.poll_interval", "up.pollInterval", "up.import",
			"up.routes[0].fee-bps", "up.routes[12].tags[3]", "up.routes", "up.names.any.key", "up.names[a.b/c]",
			"up.pools.main.size", "up.children[0].children[1].url", "up.level", "up.maybe", "up.anything.at.all",
			"bean.size", "bean.inherited", "bean.list[0]", "bean.map.x", "bean.nested.size", "bean.generic.value[0]" })
	void knowsWhatATypeBinds(String key) {
		assertThat(this.catalog.contains(name(key))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "up", "other", "up.uri", "up.url.x", "up.url[0]", "up.imports", "up.self.url",
			"up.routes.name", "up.routes[0].fee", "up.routes[x].name", "up.pools.main.seize", "up.pools.main.size.x",
			"bean.getter-only", "bean.hidden", "bean.constant", "bean.nested.x", "bean.list.x" })
	void doesNotKnowAnythingElse(String key) {
		assertThat(this.catalog.contains(name(key))).isFalse();
	}

	@Test
	void agreesWithTheBinder() {
		Map<String, Object> values = new HashMap<>(Map.of("up.url", "x", "up.poll-interval", "1s", "up.import", "x",
				"up.routes[0].fee-bps", "1", "up.routes[0].tags[0]", "2", "up.names.a.b", "x", "up.pools.main.size",
				"1", "up.children[0].url", "x", "up.level", "info", "up.maybe", "7"));
		values.putAll(Map.of("bean.size", "1", "bean.inherited", "x", "bean.list[0]", "x", "bean.map.x", "x",
				"bean.nested.size", "1", "bean.generic.value[0]", "1"));
		List<ConfigurationPropertyName> bound = new ArrayList<>();
		Binder binder = new Binder(new MapConfigurationPropertySource(values));
		BoundPropertiesTrackingBindHandler handler = new BoundPropertiesTrackingBindHandler(
				(property) -> bound.add(property.getName()));
		binder.bind("up", Bindable.of(Upstream.class), handler);
		binder.bind("bean", Bindable.of(Bean.class).withBindMethod(BindMethod.JAVA_BEAN), handler);
		assertThat(bound).containsAll(values.keySet().stream().map(KeyCatalogTests::name).toList())
			.allMatch(this.catalog::contains);
	}

	@ParameterizedTest
	@ValueSource(strings = { "server.port", "spring.application.name", "spring.profiles.active[0]",
			"spring.profiles.active", "spring.main.banner-mode", "logging.level.root", "logging.level.com.acme.Foo",
			"logging.group.a[0]", "debug", "spring.config.import", "spring.config.import[1]", "ops.service-name",
			"ops.config.known-prefixes[0]", "management.endpoint.health.group.x.include" })
	void knowsWhatMetadataOnTheClassPathDescribes(String key) {
		assertThat(new KeyCatalog(List.of(), null).contains(name(key))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "server.prot", "server.port.x", "server", "logging.levels.root", "debug[0]", "nothing" })
	void doesNotKnowWhatNoMetadataDescribes(String key) {
		assertThat(new KeyCatalog(List.of(), null).contains(name(key))).isFalse();
	}

	@Test
	void readsMetadataWrittenByHandAndPassesOverWhatIsBroken(@TempDir Path directory) throws IOException {
		Files.createDirectory(directory.resolve("META-INF"));
		Files.writeString(directory.resolve("META-INF/additional-spring-configuration-metadata.json"), """
				{"properties": [{"name": "acme.size"}, {"name":"acme.map","type":"java.util.Map<a,b>"}, {}, 7]}""");
		Files.writeString(directory.resolve("META-INF/spring-configuration-metadata.json"), "{ \"acme. broken");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { directory.toUri().toURL() }, null)) {
			KeyCatalog catalog = new KeyCatalog(List.of(), loader);
			assertThat(catalog.contains(name("acme.size"))).isTrue();
			assertThat(catalog.contains(name("acme.map.a.b"))).isTrue();
			assertThat(catalog.contains(name("acme.size.x"))).isFalse();
			assertThat(catalog.suggest(name("acme.sise"))).isEqualTo("acme.size");
		}
	}

	@ParameterizedTest
	@CsvSource({ "up.urll,up.url", "up.poll-intervall,up.poll-interval", "up.poll_intervl,up.poll-interval",
			"up.polli-nterval-x,up.poll-interval", "up.pol-itnerval,up.poll-interval",
			"up.routes[3].fee-bsp,up.routes[3].fee-bps", "up.ruotes[3].fee-bps,up.routes[3].fee-bps",
			"up.pools.main.sise,up.pools.main.size", "bean.inherted,bean.inherited", "up.lvel,up.level" })
	void suggestsANearMiss(String key, String suggestion) {
		assertThat(this.catalog.suggest(name(key))).isEqualTo(suggestion);
	}

	@ParameterizedTest
	@ValueSource(strings = { "up.x", "up.foo", "up.poll", "up.ruotes[3].fee-bsp", "up.names.anythin", "nothing.at.all",
			"uq.url", "up.routes[0]", "url", "up.uri.url" })
	void suggestsNothingElse(String key) {
		assertThat(this.catalog.suggest(name(key))).isNull();
	}

	@Test
	void suggestsAmongTheMetadata() {
		KeyCatalog catalog = new KeyCatalog(List.of(), null);
		assertThat(catalog.suggest(name("server.prot"))).isEqualTo("server.port");
		assertThat(catalog.suggest(name("sever.port"))).isEqualTo("server.port");
		assertThat(catalog.suggest(name("spring.aplication.name"))).isEqualTo("spring.application.name");
	}

	@Test
	void prefersTheSameParent() {
		KeyCatalog catalog = new KeyCatalog(List.of(type("aaaaaa", One.class, BindMethod.VALUE_OBJECT),
				type("bbbbbb", Two.class, BindMethod.VALUE_OBJECT), type("aaaaab", Two.class, BindMethod.VALUE_OBJECT)),
				NO_METADATA);
		assertThat(catalog.suggest(name("aaaaaa.second"))).isEqualTo("aaaaab.second");
		assertThat(catalog.suggest(name("bbbbbb.secont"))).isEqualTo("bbbbbb.second");
	}

	@Test
	void bearsTenThousandUnknownKeys() {
		KeyCatalog catalog = new KeyCatalog(List.of(), null);
		catalog.suggest(name("warm.up"));
		long start = System.nanoTime();
		for (int i = 0; i < 10_000; i++) {
			ConfigurationPropertyName key = name("spring.unknown" + i + ".key" + i);
			assertThat(catalog.contains(key)).isFalse();
			assertThat(catalog.suggest(key)).isNull();
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
	}

	private static PropertiesType type(String prefix, Class<?> type, BindMethod bindMethod) {
		return new PropertiesType(name(prefix), ResolvableType.forClass(type), bindMethod);
	}

	private static ConfigurationPropertyName name(String name) {
		return ConfigurationPropertyName.adapt(name, '.');
	}

	record Upstream(String url, Duration pollInterval, @Name("import") String imported, List<Route> routes,
			Map<String, String> names, Map<String, Pool> pools, @Nullable Upstream self, List<Upstream> children,
			TimeUnit unit, Level level, Optional<Integer> maybe, @Nullable Object anything) {
	}

	record Route(String name, int feeBps, int[] tags) {
	}

	record Pool(int size) {
	}

	record One(String first) {
	}

	record Two(String second) {
	}

	enum Level {

		DEBUG, INFO

	}

	static class Parent {

		private String inherited = "";

		String getInherited() {
			return this.inherited;
		}

		void setInherited(String inherited) {
			this.inherited = inherited;
		}

	}

	static class Generic<T> {

		private List<T> value = new ArrayList<>();

		List<T> getValue() {
			return this.value;
		}

		void setValue(List<T> value) {
			this.value = value;
		}

	}

	static class Bean extends Parent {

		private int size;

		private final List<String> list = new ArrayList<>();

		private final Map<String, String> map = new HashMap<>();

		private final Nested nested = new Nested();

		private final Generic<Integer> generic = new Generic<>();

		int getSize() {
			return this.size;
		}

		void setSize(int size) {
			this.size = size;
		}

		List<String> getList() {
			return this.list;
		}

		Map<String, String> getMap() {
			return this.map;
		}

		Nested getNested() {
			return this.nested;
		}

		Generic<Integer> getGeneric() {
			return this.generic;
		}

		String getGetterOnly() {
			return "";
		}

		private void setHidden(String hidden) {
			this.size = hidden.length();
		}

		static void setConstant(String constant) {
			new Bean().setHidden(constant);
		}

	}

	static class Nested {

		private int size;

		int getSize() {
			return this.size;
		}

		void setSize(int size) {
			this.size = size;
		}

	}

}
