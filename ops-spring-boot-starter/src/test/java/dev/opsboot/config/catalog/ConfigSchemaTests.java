package dev.opsboot.config.catalog;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfigSchema}.
 */
class ConfigSchemaTests {

	@TempDir
	private Path directory;

	@Test
	void describesTypesWithTheWordsOfTheMetadata() throws IOException {
		assertThat(schema("""
				{"properties": [
				  {"name": "up.poll-interval", "type": "java.time.Duration", "description": "Pause \\"here\\".",
				   "defaultValue": "2s"},
				  {"name": "up.level", "type": "gone.Level", "deprecation": {}}
				]}""", Upstream.class)).isEqualTo("""
				{
				  "$schema": "http://json-schema.org/draft-04/schema#",
				  "title": "quotes",
				  "type": "object",
				  "properties": {
				    "up": {
				      "type": "object",
				      "properties": {
				        "level": {
				          "description": "Deprecated. ",
				          "anyOf": [
				            {
				              "enum": [
				                "low",
				                "very-high"
				              ]
				            },
				            {
				              "type": "string"
				            }
				          ]
				        },
				        "names": {
				          "type": "object",
				          "additionalProperties": {
				            "anyOf": [
				              {
				                "type": "string"
				              },
				              {
				                "type": "object"
				              }
				            ]
				          }
				        },
				        "poll-interval": {
				          "description": "Pause \\"here\\".",
				          "default": "2s",
				          "type": [
				            "string",
				            "integer"
				          ]
				        },
				        "routes": {
				          "anyOf": [
				            {
				              "type": "array",
				              "items": {
				                "type": "object",
				                "properties": {
				                  "fee-bps": {
				                    "anyOf": [
				                      {
				                        "type": "integer"
				                      },
				                      {
				                        "type": "string",
				                        "pattern": "^[+-]?(0x)?[0-9a-fA-F]+$|\\\\$\\\\{.*\\\\}"
				                      }
				                    ]
				                  },
				                  "next": {}
				                },
				                "patternProperties": {
				                  "^(fee_bps)$": {}
				                },
				                "additionalProperties": false
				              }
				            },
				            {
				              "type": "string"
				            }
				          ]
				        }
				      },
				      "patternProperties": {
				        "^(poll_interval)$": {}
				      },
				      "additionalProperties": false
				    }
				  },
				  "additionalProperties": false
				}
				""");
	}

	@Test
	void understandsTheTypesThatMetadataNames() throws IOException {
		Map<String, Object> properties = parse(schema("""
				{"properties": [
				  {"name": "a.flag", "type": "java.lang.Boolean"}, {"name": "a.untyped"},
				  {"name": "a.lists", "type": "java.util.Map<java.lang.String,java.util.List<java.lang.Integer>>"},
				  {"name": "a.array", "type": "java.lang.Double[]"}, {"name": "a.gone", "type": "no.such.Type"}
				]}""", null), "properties", "a", "properties");
		assertThat(properties.get("flag").toString()).contains("boolean").contains("string");
		assertThat(properties.get("untyped")).isEqualTo(Map.of());
		assertThat(properties.get("gone")).isEqualTo(Map.of());
		assertThat(properties.get("array").toString()).contains("array").contains("number");
		assertThat(properties.get("lists").toString()).contains("additionalProperties")
			.contains("array")
			.contains("integer");
	}

	@Test
	void describesTheWholeClassPath() {
		Map<String, Object> server = parse(ConfigSchema.toJson(List.of(), null, "x"), "properties", "server",
				"properties");
		assertThat(server).containsKeys("port", "address", "servlet");
		assertThat(server.get("port").toString()).contains("Server HTTP port");
	}

	private String schema(String metadata, @Nullable Class<?> type) throws IOException {
		Files.createDirectories(this.directory.resolve("META-INF"));
		Files.writeString(this.directory.resolve("META-INF/spring-configuration-metadata.json"), metadata);
		List<PropertiesType> types = Stream.ofNullable(type)
			.map(ResolvableType::forClass)
			.map((up) -> new PropertiesType(ConfigurationPropertyName.of("up"), up, BindMethod.VALUE_OBJECT))
			.toList();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.directory.toUri().toURL() }, null)) {
			return ConfigSchema.toJson(types, loader, "quotes");
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> parse(String json, String... path) {
		Map<String, Object> node = JsonParserFactory.getJsonParser().parseMap(json);
		for (String name : path) {
			node = (Map<String, Object>) node.get(name);
		}
		return node;
	}

	record Upstream(Duration pollInterval, Level level, List<Route> routes, Map<String, String> names) {
	}

	record Route(int feeBps, @Nullable Route next) {
	}

	enum Level {

		LOW, VERY_HIGH

	}

}
