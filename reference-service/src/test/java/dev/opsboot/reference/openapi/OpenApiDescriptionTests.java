package dev.opsboot.reference.openapi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.opsboot.reference.prices.Period;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the description by itself.
 */
class OpenApiDescriptionTests {

	private static final String MINIMAL = """
			openapi: 3.1.1
			info: { title: T, version: '1', description: D, license: { name: L } }
			paths:
			  /a:
			    get:
			      operationId: a
			      tags: [t]
			      summary: S
			      responses:
			        '200': { description: D, %s }
			components: {}
			""";

	private final OpenApiDescription description = OpenApiDescription.load();

	@Test
	void isOpenApi() {
		assertThat(this.description.errors()).isEmpty();
	}

	@Test
	void wouldNotBeOpenApiWithAnUnknownFieldOrABadSchema() {
		assertThat(errors("content: { text/plain: { schema: { type: string } } }")).isEmpty();
		assertThat(errors("contents: {}")).isNotEmpty();
		assertThat(errors("content: { text/plain: { schema: { type: text } } }")).isNotEmpty();
	}

	private static List<?> errors(String field) {
		return OpenApiDescription.of(MINIMAL.formatted(field)).errors();
	}

	@Test
	void refersToWhatIsThere() {
		List<JsonNode> references = this.description.all("$ref");
		assertThat(references).isNotEmpty();
		references.forEach((reference) -> this.description.resolve(reference(reference)));
	}

	private static JsonNode reference(JsonNode target) {
		return JsonMapper.shared().createObjectNode().set("$ref", target);
	}

	@Test
	void namesEachOperationOnce() {
		assertThat(this.description.all("operationId")).isNotEmpty().doesNotHaveDuplicates();
	}

	@Test
	void usesTheTagsThatItExplains() {
		Set<JsonNode> used = new HashSet<>();
		this.description.operations().forEach((operation) -> operation.node().get("tags").forEach(used::add));
		assertThat(this.description.tags()).containsExactlyInAnyOrderElementsOf(used);
	}

	@Test
	void hasAParameterForEachPartOfAPathThatVaries() {
		for (OpenApiDescription.Operation operation : this.description.operations()) {
			List<String> parts = Pattern.compile("\\{([a-z]+)}")
				.matcher(operation.path())
				.results()
				.map((part) -> part.group(1))
				.toList();
			assertThat(this.description.parameters(operation)).filteredOn((parameter) -> in(parameter, "path"))
				.extracting((parameter) -> parameter.get("name").asString())
				.isEqualTo(parts);
		}
	}

	private static boolean in(JsonNode parameter, String place) {
		return parameter.get("in").asString().equals(place);
	}

	@Test
	void givesExamplesThatAreValid() {
		List<JsonNode> contents = this.description.all("content");
		int examples = 0;
		for (JsonNode content : contents) {
			for (JsonNode media : content) {
				for (JsonNode reference : media.path("examples")) {
					JsonNode example = this.description.resolve(reference).get("value");
					assertThat(this.description.errors(media.get("schema"), example)).as("%s", example).isEmpty();
					examples++;
				}
			}
		}
		assertThat(examples).isGreaterThan(15);
	}

	@Test
	void givesExamplesOfParametersAndHeadersThatAreValid() {
		List<JsonNode> described = this.description.withExample();
		assertThat(described).hasSizeGreaterThan(8);
		described.forEach(
				(each) -> assertThat(this.description.errors(each.get("schema"), each.get("example"))).as("%s", each)
					.isEmpty());
	}

	@Test
	void listsThePeriodsAndStatesThatThereAre() throws ClassNotFoundException {
		assertThat(values("Period")).isEqualTo(names(Period.values()));
		Class<?> state = Class.forName("dev.opsboot.reference.conversions.State");
		assertThat(values("State")).isEqualTo(names(state.getEnumConstants()));
	}

	private List<String> values(String schema) {
		return this.description.schema(schema).get("enum").valueStream().map(JsonNode::asString).toList();
	}

	private static List<String> names(Object[] constants) {
		return List.of(constants).stream().map(Object::toString).toList();
	}

}
