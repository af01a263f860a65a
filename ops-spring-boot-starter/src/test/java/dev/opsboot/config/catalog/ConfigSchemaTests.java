package dev.opsboot.config.catalog;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfigSchema}.
 */
class ConfigSchemaTests {

	@Test
	void writesTypesAndMetadataAsOneSchema(@TempDir Path directory) throws IOException {
		ClassLoader metadata = MetadataJar.of(directory, "spring-configuration-metadata.json", """
				{"properties": [
					{"name": "app.poll-interval", "type": "java.lang.String", "description": "How \\"often\\".",
						"defaultValue": "2s"},
					{"name": "app.removed", "deprecation": {"level": "error"}},
					{"name": "lib.old-name", "type": "java.lang.String", "description": "A name.",
						"deprecation": {"reason": "Too long.", "replacement": "lib.name"}},
					{"name": "lib.mode", "type": "java.lang.String"}
				], "hints": [
					{"name": "lib.mode", "values": [{"value": "fast"}, {"value": "slow", "description": "Slow."}]},
					{"name": "lib.other", "values": [{"value": 1}]}
				]}""");
		assertThat(ConfigSchema.toJson(List.of(type("app", App.class)), metadata, "An \"app\"")).isEqualTo("""
				{
				  "$schema": "http://json-schema.org/draft-04/schema#",
				  "title": "An \\"app\\"",
				  "type": "object",
				  "properties": {
				    "app": {
				      "type": "object",
				      "properties": {
				        "max-size": {
				          "anyOf": [
				            {
				              "type": "integer"
				            },
				            {
				              "type": "string",
				              "pattern": "^[-+]?(0[xX][0-9a-fA-F]+|[0-9]+)$|\\\\$\\\\{"
				            }
				          ]
				        },
				        "poll-interval": {
				          "description": "How \\"often\\". A duration such as 500ms, 10s, 5m or PT10S.",
				          "default": "2s",
				          "anyOf": [
				            {
				              "type": "string"
				            },
				            {
				              "type": "integer"
				            }
				          ]
				        }
				      },
				      "patternProperties": {
				        "^(max_size|poll_interval)$": {}
				      },
				      "additionalProperties": false
				    },
				    "lib": {
				      "type": "object",
				      "properties": {
				        "mode": {
				          "anyOf": [
				            {
				              "enum": [
				                "fast",
				                "slow"
				              ]
				            },
				            {
				              "type": "string"
				            }
				          ]
				        },
				        "old-name": {
				          "description": "A name. Deprecated: Too long. Use lib.name instead.",
				          "type": "string"
				        }
				      },
				      "patternProperties": {
				        "^(old_name)$": {}
				      },
				      "additionalProperties": false
				    }
				  },
				  "additionalProperties": false
				}
				""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					text      ; {"type":"string"}
					character ; {"type":"string"}
					enabled   ; {"anyOf":[{"type":"boolean"},{"type":"string","pattern":"^(true|false|on|off|yes|no|1|0)$|\\\\$\\\\{"}]}
					count     ; {"anyOf":[{"type":"integer"},{"type":"string","pattern":"^[-+]?(0[xX][0-9a-fA-F]+|[0-9]+)$|\\\\$\\\\{"}]}
					ratio     ; {"anyOf":[{"type":"number"},{"type":"string","pattern":"^[-+]?[0-9.]+([eE][-+]?[0-9]+)?$|\\\\$\\\\{"}]}
					amount    ; {"anyOf":[{"type":"number"},{"type":"string","pattern":"^[-+]?[0-9.]+([eE][-+]?[0-9]+)?$|\\\\$\\\\{"}]}
					size      ; {"description":"A size such as 512KB or 10MB.","anyOf":[{"type":"string"},{"type":"integer"}]}
					period    ; {"description":"A period such as 7d, 2w or P1Y2M.","anyOf":[{"type":"string"},{"type":"integer"}]}
					date      ; {"type":"string"}
					mode      ; {"anyOf":[{"enum":["fast","very-slow"]},{"type":"string"}]}
					anything  ; {}
					names     ; {"anyOf":[{"type":"array","items":{"type":"string"}},{"type":"string"}]}
					points    ; {"type":"array","items":{"type":"object","properties":{"x":{"type":"string"}},"additionalProperties":false}}
					labels    ; {"type":"object","additionalProperties":{"anyOf":[{"type":"string"},{"type":"object"}]}}
					open      ; {"type":"object","additionalProperties":true}
					by-name   ; {"type":"object","additionalProperties":{"type":"object","properties":{"x":{"type":"string"}},"additionalProperties":false}}
					path      ; {"anyOf":[{"type":"string"},{"type":"object","properties":{"value":{"type":"string"}},"additionalProperties":false}]}
					tree      ; {"type":"object","properties":{"children":{"type":"array","items":{}},"left":{}},"additionalProperties":false}
					""")
	void writesSchemaOfValue(String property, String schema) {
		Map<?, ?> all = read(ConfigSchema.toJson(List.of(type("", Values.class)), MetadataJar.none(), "Values"));
		assertThat(member(all, "properties", property)).isEqualTo(new JsonReader(schema).readAt(0));
	}

	@Test
	void describesElementsWhoseTypeIsASourceOfMetadata() {
		Map<?, ?> all = read(ConfigSchema.toJson(List.of(type("", Plan.class)), MetadataJar.none(), "Plan"));
		assertThat(member(all, "properties", "steps", "items", "properties", "name"))
			.isEqualTo(Map.of("description", "Name of the step.", "default", "first", "type", "string"));
		assertThat(member(all, "properties", "by-name", "additionalProperties", "properties", "next", "properties",
				"tries", "description"))
			.isEqualTo("How often it is tried.");
	}

	@Test
	void mergesTypesBelowEachOther() {
		String json = ConfigSchema.toJson(List.of(type("app.inner", Point.class), type("app", App.class)),
				MetadataJar.none(), "");
		Map<?, ?> app = (Map<?, ?>) member(read(json), "properties", "app", "properties");
		assertThat(app.keySet()).map(Object::toString).containsExactly("inner", "max-size", "poll-interval");
	}

	@Test
	void writesSameTextWhateverTheOrderOfTypes() {
		PropertiesType first = type("app", App.class);
		PropertiesType second = type("app.inner", Point.class);
		ClassLoader classLoader = getClass().getClassLoader();
		assertThat(ConfigSchema.toJson(List.of(first, second), classLoader, "x"))
			.isEqualTo(ConfigSchema.toJson(List.of(second, first), classLoader, "x"));
	}

	@Test
	void meetsTheRulesOfDraft4() {
		assertMeetsRules(read(ConfigSchema.toJson(List.of(type("", Values.class)), getClass().getClassLoader(), "x")));
	}

	private static void assertMeetsRules(Map<?, ?> schema) {
		assertThat(schema.keySet()).map(Object::toString)
			.isSubsetOf("$schema", "title", "description", "default", "type", "pattern", "enum", "anyOf", "items",
					"properties", "patternProperties", "additionalProperties");
		assertThat(schema.get("type")).isIn(null, "object", "array", "string", "integer", "number", "boolean");
		if (schema.containsKey("enum")) {
			assertThat((Collection<?>) schema.get("enum")).isNotEmpty().doesNotHaveDuplicates();
		}
		if (schema.get("anyOf") instanceof List<?> alternatives) {
			assertThat(alternatives).hasSizeGreaterThan(1);
			alternatives.forEach((alternative) -> assertMeetsRules((Map<?, ?>) alternative));
		}
		if (schema.get("properties") instanceof Map<?, ?> properties) {
			properties.values().forEach((property) -> assertMeetsRules((Map<?, ?>) property));
		}
		if (schema.get("items") instanceof Map<?, ?> items) {
			assertMeetsRules(items);
		}
		if (schema.get("additionalProperties") instanceof Map<?, ?> additional) {
			assertMeetsRules(additional);
		}
	}

	private static @Nullable Object member(Map<?, ?> json, String... names) {
		Object value = json;
		for (String name : names) {
			value = ((Map<?, ?>) value).get(name);
		}
		return value;
	}

	private static Map<?, ?> read(String json) {
		return (Map<?, ?>) new JsonReader(json).readAt(0);
	}

	private static PropertiesType type(String prefix, Class<?> type) {
		return new PropertiesType(ConfigurationPropertyName.of(prefix), ResolvableType.forClass(type),
				BindMethod.VALUE_OBJECT);
	}

	record App(Duration pollInterval, int maxSize) {

	}

	record Values(String text, char character, boolean enabled, Long count, double ratio, BigDecimal amount,
			DataSize size, Period period, LocalDate date, Mode mode, Object anything, List<String> names,
			Point[] points, Map<Mode, String> labels, Map<String, Object> open, Map<String, Point> byName, Text path,
			Tree tree) {

	}

	enum Mode {

		FAST, VERY_SLOW

	}

	record Point(URI x) {

	}

	record Text(Path value) {

		static Text resolve(Path directory, String text) {
			return new Text(directory.resolve(text));
		}

	}

	record Plan(List<Step> steps, Map<String, Step> byName) {

	}

	/**
	 * A step.
	 *
	 * @param name Name of the step.
	 * @param next The next step.
	 */
	@ConfigurationPropertiesSource
	record Step(@DefaultValue("first") String name, Next next) {

		/**
		 * Another step.
		 *
		 * @param tries How often it is tried.
		 */
		record Next(int tries) {

		}

	}

	record Tree(Tree left, List<Tree> children) {

	}

}
