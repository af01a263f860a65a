package dev.opsboot.config.catalog;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyCatalog}.
 */
class KeyCatalogTests {

	private final KeyCatalog catalog = new KeyCatalog(
			List.of(type("upstream", Upstream.class), type("quotes", Quotes.class), type("server", Server.class)),
			MetadataJar.none());

	@ParameterizedTest
	@ValueSource(strings = { "upstream", "upstream.url", "upstream.max-concurrent", "upstream.max_concurrent",
			"quotes.strategies[0].fee-bps", "quotes.strategies[12].limits.max", "quotes.labels.some.thing" })
	void knowsKeysOfTypes(String key) {
		assertThat(this.catalog.contains(name(key))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "upstream.timout", "upstream.url.host", "ups", "upstreams.url", "other",
			"quotes.strategies.fee-bps", "quotes[0].max-age" })
	void doesNotKnowOtherKeys(String key) {
		assertThat(this.catalog.contains(name(key))).isFalse();
	}

	@Test
	void knowsKeysOfTypeWithoutPrefix() {
		KeyCatalog catalog = new KeyCatalog(List.of(type("", Upstream.class)), MetadataJar.none());
		assertThat(catalog.contains(name("max-concurrent"))).isTrue();
		assertThat(catalog.contains(name("concurrent"))).isFalse();
		assertThat(catalog.suggest(name("max-concurent"))).isEqualTo("max-concurrent");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			# one or two edits
			upstream.timout,                 upstream.timeout
			upstream.tiemout,                upstream.timeout
			upstream.timeoutt,               upstream.timeout
			upstream.timeuot,                upstream.timeout
			upstream.tmieuot,                upstream.timeout
			upstream.max_concurent,          upstream.max-concurrent
			upstream.maxConcurent,           upstream.max-concurrent
			upstream.ulr,                    upstream.url
			upstrem.timeout,                 upstream.timeout
			upstrem.timout,                  upstream.timeout
			upstreamtimeout,                 upstream.timeout
			up.stream.timeout,               upstream.timeout
			sever.port,                      server.port
			server.prot,                     server.port
			# indexes and map keys stay as they were written
			quotes.strategies[0].fee-bsp,    quotes.strategies[0].fee-bps
			quotes.strategis[7].fee-bps,     quotes.strategies[7].fee-bps
			quotes.strategies[3].limts.max,  quotes.strategies[3].limits.max
			quotes.lables.Some.thing,        quotes.labels.Some.thing
			quotes.lables[a/b],              quotes.labels[a/b]
			quotes.by-name.unstake.fee-bsp,  quotes.by-name.unstake.fee-bps
			quotes.by-name[a.b].fee-bsp,     quotes.by-name[a.b].fee-bps
			quotes.asets[1],                 quotes.assets[1]
			quotes.asets,                    quotes.assets
			quotes.matrix[1][2].feee-bps,    quotes.matrix[1][2].fee-bps
			""")
	void suggestsCloseKey(String key, String suggestion) {
		assertThat(this.catalog.suggest(name(key))).isEqualTo(suggestion);
	}

	@ParameterizedTest
	@ValueSource(strings = { "upstream.x", "upstream.ur", "upstream.u", "upstream.rlu", "quotes.foo", "upstream.timo",
			"upstream.tmt", "sevr.prot", "unrelated.key", "a", "server.portal-name", "downstream.url",
			"quotes.strategies.fee-bsp", "quotes.strategies[0]", "quotes.strategies[0].x", "quotes.by-name.unstaek" })
	void suggestsNothingWhenNoKeyIsClose(String key) {
		assertThat(this.catalog.suggest(name(key))).isNull();
	}

	@Test
	void prefersSiblingThenAlphabetWhenSuggestionsAreEquallyClose(@TempDir Path directory) throws IOException {
		ClassLoader metadata = MetadataJar.of(directory,
				properties("app.wor.beld", "app.work.bold", "app.work.bald", "app.work.bild"));
		KeyCatalog catalog = new KeyCatalog(List.of(), metadata);
		assertThat(catalog.suggest(name("app.work.beld"))).isEqualTo("app.work.bald");
	}

	@Test
	void looksIntoTypesThatContainThemselvesOnceToSuggest() {
		KeyCatalog catalog = new KeyCatalog(List.of(type("tree", Tree.class)), MetadataJar.none());
		assertThat(catalog.contains(name("tree.children[0].children[1].title"))).isTrue();
		assertThat(catalog.suggest(name("tree.titel"))).isEqualTo("tree.title");
		assertThat(catalog.suggest(name("tree.children[0].titel"))).isNull();
	}

	@Test
	void looksIntoCollectionsThatContainThemselvesOnlySoDeep() {
		KeyCatalog catalog = new KeyCatalog(List.of(type("list", SelfList.class)), MetadataJar.none());
		assertThat(catalog.contains(name("list.items[0][1][2]"))).isTrue();
		assertThat(catalog.suggest(name("list.itms"))).isNull();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			java.lang.String,                             lib.prop,         true
			java.lang.String,                             lib.prop.a,       false
			java.lang.String,                             lib.prop[0],      false
			java.lang.String,                             lib,              false
			java.lang.Integer,                            lib.prop.a,       false
			java.time.Duration,                           lib.prop.a,       false
			java.nio.charset.Charset,                     lib.prop.a,       false
			java.lang.Class<? extends java.lang.Number>,  lib.prop.a,       false
			java.lang.String[],                           lib.prop[0],      true
			java.lang.String[],                           lib.prop[0].a,    false
			java.util.List<java.lang.String>,             lib.prop[3],      true
			java.util.List<java.lang.String>,             lib.prop[3].a,    false
			java.util.List<java.lang.String>,             lib.prop.a,       false
			java.util.Set<com.acme.Unknown>,              lib.prop[3].a,    true
			java.util.List,                               lib.prop[3],      true
			'java.util.Map<java.lang.String,java.lang.String>', lib.prop.a.b, true
			'java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>', lib.prop.a[0], true
			'java.util.Map<java.lang.String,java.util.List<java.lang.Integer>>', lib.prop.a[0].b, false
			java.util.Properties,                         lib.prop.a.b,     true
			java.util.Map,                                lib.prop.a.b,     true
			com.acme.Unknown,                             lib.prop.a.b,     true
			com.acme.Unknown[],                           lib.prop[0].b,    true
			java.util.concurrent.TimeUnit,                lib.prop.a,       false
			java.lang.Thread.State,                       lib.prop.a,       false
			java.lang.Thread$State,                       lib.prop.a,       false
			boolean,                                      lib.prop.a,       false
			""")
	void judgesKeysBelowPropertyByItsTypeInMetadata(String type, String key, boolean known, @TempDir Path directory)
			throws IOException {
		ClassLoader metadata = MetadataJar.of(directory, "{\"name\": \"lib.prop\", \"type\": \"%s\"}".formatted(type));
		assertThat(new KeyCatalog(List.of(), metadata).contains(name(key))).isEqualTo(known);
	}

	@Test
	void findsPropertyOfMetadataInAnySpelling(@TempDir Path directory) throws IOException {
		ClassLoader metadata = MetadataJar.of(directory, properties("my-lib.some-property"));
		KeyCatalog catalog = new KeyCatalog(List.of(), metadata);
		assertThat(List.of("my-lib.some-property", "myLib.someProperty", "my_lib.some_property", "mylib.someproperty"))
			.allMatch((key) -> catalog.contains(name(key)));
	}

	@Test
	void tellsTheTypeThatMetadataGivesAKey(@TempDir Path directory) throws IOException {
		ClassLoader metadata = MetadataJar.of(directory, """
				{"name": "lib.on", "type": "java.lang.Boolean"},
				{"name": "lib.off", "type": "java.lang.Boolean", "deprecation": {"level": "error"}}""");
		KeyCatalog catalog = new KeyCatalog(List.of(), metadata);
		assertThat(catalog.hasType(name("lib.on"), Boolean.class)).isTrue();
		assertThat(catalog.hasType(name("lib.on"), String.class)).isFalse();
		assertThat(catalog.hasType(name("lib.off"), Boolean.class)).isFalse();
		assertThat(catalog.hasType(name(""), Boolean.class)).isFalse();
	}

	@Test
	void readsAdditionalMetadata(@TempDir Path directory) throws IOException {
		ClassLoader metadata = MetadataJar.of(directory, "additional-spring-configuration-metadata.json",
				"{\"properties\": [{\"type\": \"int\", \"name\":\"lib.size\"}]}");
		assertThat(new KeyCatalog(List.of(), metadata).contains(name("lib.size"))).isTrue();
	}

	@Test
	void doesNotTakeGroupsAndHintsForProperties(@TempDir Path directory) throws IOException {
		ClassLoader metadata = MetadataJar.of(directory, "spring-configuration-metadata.json",
				"{\"groups\": [{\"name\": \"lib\"}], \"hints\": [{\"name\": \"lib.hint\"}], \"properties\": []}");
		KeyCatalog catalog = new KeyCatalog(List.of(), metadata);
		assertThat(catalog.contains(name("lib"))).isFalse();
		assertThat(catalog.contains(name("lib.hint"))).isFalse();
	}

	@Test
	void suggestsWhatReplacesRemovedProperty(@TempDir Path directory) throws IOException {
		ClassLoader metadata = MetadataJar.of(directory, properties("lib.new-name") + """
				,{"name": "lib.old", "deprecation": {"level": "error", "replacement": "lib.new-name"}},
				{"name": "lib.gone", "deprecation": {"level": "error"}},
				{"name": "lib.moved", "deprecation": {"level": "error", "replacement": "elsewhere"}},
				{"name": "lib.aging", "deprecation": {"replacement": "lib.new-name"}}
				""");
		KeyCatalog catalog = new KeyCatalog(List.of(), metadata);
		assertThat(catalog.contains(name("lib.old"))).isFalse();
		assertThat(catalog.suggest(name("lib.old"))).isEqualTo("lib.new-name");
		assertThat(catalog.suggest(name("lib.gone"))).isNull();
		assertThat(catalog.suggest(name("lib.moved"))).isNull();
		assertThat(catalog.contains(name("lib.aging"))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "{\"properties\": 1}", "{\"properties\": [1, {}, {\"name\": \"\"}]}",
			"{\"properties\": [{\"name\": \"lib.name\"", "{\"properties\": [{\"name\": \"",
			"{\"properties\": [{\"name\"", "{\"properties\": [{\"name\": \"lib.name\", x}]}",
			"{\"properties\": [{\"name\": \"lib.name\\" })
	void ignoresBrokenMetadata(String content, @TempDir Path directory) throws IOException {
		ClassLoader metadata = MetadataJar.of(directory, "spring-configuration-metadata.json", content);
		KeyCatalog catalog = new KeyCatalog(List.of(type("server", Server.class)), metadata);
		assertThat(catalog.contains(name("lib.name"))).isFalse();
		assertThat(catalog.suggest(name("server.prot"))).isEqualTo("server.port");
	}

	private static String properties(String... names) {
		List<String> properties = Arrays.stream(names)
			.map((name) -> "{\"name\": \"%s\", \"type\": \"java.lang.String\"}".formatted(name))
			.toList();
		return String.join(",", properties);
	}

	private static ConfigurationPropertyName name(String name) {
		return ConfigurationPropertyName.adapt(name, '.');
	}

	private static PropertiesType type(String prefix, Class<?> type) {
		return new PropertiesType(ConfigurationPropertyName.of(prefix), ResolvableType.forClass(type),
				BindMethod.VALUE_OBJECT);
	}

	record Upstream(String url, Duration timeout, int maxConcurrent) {

	}

	record Quotes(Duration maxAge, List<Strategy> strategies, Map<String, String> labels, Map<String, Strategy> byName,
			List<String> assets, List<List<Strategy>> matrix) {

	}

	record Strategy(String name, int feeBps, Limits limits) {

	}

	record Limits(@Nullable BigDecimal max) {

	}

	record Server(int port) {

	}

	record Tree(String title, List<Tree> children) {

	}

	record SelfList(Selves items) {

	}

	@SuppressWarnings("serial")
	static class Selves extends ArrayList<Selves> {

	}

}
