package dev.opsboot.config.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.ResolvableType;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The catalog knows a key exactly when Boot's binder binds it.
 */
class BinderAgreementTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			# values of a constructor, in all spellings
			Service, url,                     x,    true
			Service, poll-interval,           2s,   true
			Service, pollInterval,            2s,   true
			Service, poll_interval,           2s,   true
			Service, pollintervall,           2s,   false
			Service, class,                   x,    false
			Service, import,                  x,    true
			Service, imported,                x,    false
			Service, url.host,                x,    false
			Service, poll-interval.seconds,   1,    false
			# optional, which takes a value only
			Service, label,                   x,    true
			Service, optional-route,          x,    convert
			Service, optional-route.name,     x,    false
			# three records deep
			Service, route.name,              x,    true
			Service, route.hop.weight,        1,    true
			Service, route.hop.wait,          1,    false
			Service, route.hop.limit.max,     1,    true
			Service, route.hop.limit.maximum, 1,    false
			# collections and arrays
			Service, routes[0].name,          x,    true
			Service, routes[0].nam,           x,    false
			Service, routes.name,             x,    false
			Service, routes[a].name,          x,    false
			Service, tags,                    'a,b', true
			Service, tags[0],                 a,    true
			Service, tags[0].b,               a,    false
			Service, tags.b,                  a,    false
			Service, ports[0],                1,    true
			Service, matrix[0][0],            1,    true
			Service, matrix[0].a,             1,    false
			# maps
			Service, by-kind.fast.name,       x,    true
			Service, by-kind.fast.nam,        x,    false
			Service, labels.a,                x,    true
			Service, labels.a.b.c,            x,    true
			Service, 'labels[a/b]',           x,    true
			Service, anything.a.b[0].c,       x,    true
			Service, extra.a.b,               x,    true
			Service, waits.a,                 1s,   true
			Service, waits.a.b,               1s,   false
			Service, groups.a,                'x,y', true
			Service, groups.a[0],             x,    true
			Service, groups.a.b[0],           x,    true
			Service, groups.a[0].b,           x,    false
			Service, lists.a[0].name,         x,    true
			Service, lists.a[0].nam,          x,    false
			Service, maps.a.b.name,           x,    true
			Service, maps.a.b.nam,            x,    false
			# types that contain themselves
			Service, tree.name,               x,    true
			Service, tree.children[0].name,   x,    true
			Service, tree.children[0].children[0].name, x, true
			Service, tree.left.name,          x,    false
			Service, tree.named.a.named.b.name, x,  true
			Service, tree.named.a.left.name,  x,    false
			# generics
			Service, box.content.name,        x,    true
			Service, box.content.nam,         x,    false
			Service, box.all[0].name,         x,    true
			# a value made from text, with properties of its own
			Service, range.min,               1,    true
			Service, range.minimum,           1,    false
			Service, bean.name,               x,    true
			Service, bean.nested.name,        x,    false
			# getters and setters
			Bean,    name,                    x,    true
			Bean,    inherited,               x,    true
			Bean,    enabled,                 true, true
			Bean,    renamed-to,              x,    true
			Bean,    renamed,                 x,    false
			Bean,    write-only,              x,    true
			Bean,    overloaded,              1,    true
			Bean,    hidden,                  x,    false
			Bean,    constant,                x,    false
			Bean,    names[0],                x,    true
			Bean,    labels.a,                x,    true
			Bean,    nested.name,             x,    true
			Bean,    nested.nam,              x,    false
			Bean,    null-nested.name,        x,    true
			Bean,    filled.url,              x,    true
			Bean,    record.name,             x,    true
			Bean,    immutable.name,          x,    true
			Bean,    typed,                   x,    true
			Bean,    typed-list[0].name,      x,    true
			Bean,    parent.name,             x,    false
			Bean,    dotted.name,             x,    true
			""")
	void knowsWhatTheBinderBinds(String type, String key, String value, String expected) {
		boolean known = !expected.equals("false");
		assertThat(isKnown(type, "app." + key)).isEqualTo(known);
		if (!expected.equals("convert")) {
			assertThat(isBound(type, "app." + key, value)).isEqualTo(known);
		}
	}

	private static boolean isKnown(String type, String key) {
		BindMethod method = type.equals("Bean") ? BindMethod.JAVA_BEAN : BindMethod.VALUE_OBJECT;
		PropertiesType properties = new PropertiesType(ConfigurationPropertyName.of("app"),
				ResolvableType.forClass(classOf(type)), method);
		return new KeyCatalog(List.of(properties), MetadataJar.none()).contains(adapt(key));
	}

	private static ConfigurationPropertyName adapt(String key) {
		return ConfigurationPropertyName.adapt(key, '.');
	}

	private static boolean isBound(String type, String key, String value) {
		Binder binder = new Binder(new MapConfigurationPropertySource(Map.of(key, value)));
		try {
			Bindable<?> target = type.equals("Bean") ? Bindable.ofInstance(new Bean()) : Bindable.of(classOf(type));
			BindResult<?> result = binder.bind("app", target, new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
			return result.isBound();
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private static Class<?> classOf(String type) {
		return type.equals("Bean") ? Bean.class : Service.class;
	}

	enum Kind {

		FAST, VERY_SLOW

	}

	record Service(String url, Duration pollInterval, @Name("import") String imports, Optional<String> label,
			Optional<Route> optionalRoute, Route route, List<Route> routes, Set<String> tags, int[] ports,
			List<List<Integer>> matrix, Map<Kind, Route> byKind, Map<String, String> labels,
			Map<String, Object> anything, Properties extra, Map<String, Duration> waits,
			Map<String, List<String>> groups, Map<String, List<Route>> lists, Map<String, Map<String, Route>> maps,
			Tree tree, Box<Route> box, Range range, DataSize size, Nested bean) {

	}

	record Route(String name, Hop hop) {

	}

	record Hop(int weight, Limit limit) {

	}

	record Limit(int max) {

	}

	record Range(int min, int max) {

		static Range of(String text) {
			return new Range(text.length(), text.length());
		}

	}

	record Tree(String name, Tree left, List<Tree> children, Map<String, Tree> named) {

	}

	record Box<T>(T content, List<? extends T> all) {

	}

	static class Base<T> {

		private @Nullable String inherited;

		private @Nullable T typed;

		private final List<Route> typedList = new ArrayList<>();

		@Nullable String getInherited() {
			return this.inherited;
		}

		void setInherited(String inherited) {
			this.inherited = inherited;
		}

		@Nullable T getTyped() {
			return this.typed;
		}

		void setTyped(T typed) {
			this.typed = typed;
		}

		List<Route> getTypedList() {
			return this.typedList;
		}

	}

	static class Bean extends Base<String> {

		private String name = "";

		private boolean enabled;

		@Name("renamed-to")
		private String renamed = "";

		@Name("dotted.name")
		private String dotted = "";

		private int overloaded;

		private final List<String> names = new ArrayList<>();

		private final Map<String, String> labels = new HashMap<>();

		private final Nested nested = new Nested();

		private @Nullable Nested nullNested;

		private final Filled filled = new Filled("x");

		private @Nullable Route record;

		private @Nullable Immutable immutable;

		String getName() {
			return this.name;
		}

		void setName(String name) {
			this.name = name;
		}

		boolean isEnabled() {
			return this.enabled;
		}

		void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		String getRenamed() {
			return this.renamed;
		}

		void setRenamed(String renamed) {
			this.renamed = renamed;
		}

		String getDotted() {
			return this.dotted;
		}

		void setDotted(String dotted) {
			this.dotted = dotted;
		}

		void setWriteOnly(String value) {
			this.name = value;
		}

		int getOverloaded() {
			return this.overloaded;
		}

		void setOverloaded(Route route) {
			this.overloaded = 1;
		}

		void setOverloaded(int overloaded) {
			this.overloaded = overloaded;
		}

		private String getHidden() {
			return "";
		}

		private void setHidden(String hidden) {
			this.name = hidden;
		}

		String getConstant() {
			return "constant";
		}

		List<String> getNames() {
			return this.names;
		}

		Map<String, String> getLabels() {
			return this.labels;
		}

		Nested getNested() {
			return this.nested;
		}

		@Nullable Nested getNullNested() {
			return this.nullNested;
		}

		void setNullNested(Nested nested) {
			this.nullNested = nested;
		}

		Filled getFilled() {
			return this.filled;
		}

		@Nullable Route getRecord() {
			return this.record;
		}

		void setRecord(Route route) {
			this.record = route;
		}

		@Nullable Immutable getImmutable() {
			return this.immutable;
		}

		void setImmutable(Immutable immutable) {
			this.immutable = immutable;
		}

		Bean getParent() {
			return this;
		}

	}

	static class Nested {

		private String name = "";

		private final List<String> list = new ArrayList<>();

		String getName() {
			return this.name;
		}

		void setName(String name) {
			this.name = name;
		}

		Nested getNested() {
			return this;
		}

		List<String> getList() {
			return this.list;
		}

	}

	static class Filled {

		private String url;

		Filled(String url) {
			this.url = url;
		}

		String getUrl() {
			return this.url;
		}

		void setUrl(String url) {
			this.url = url;
		}

	}

	static class Immutable {

		private final String name;

		Immutable(@DefaultValue("x") String name) {
			this.name = name;
		}

		String getName() {
			return this.name;
		}

	}

}
