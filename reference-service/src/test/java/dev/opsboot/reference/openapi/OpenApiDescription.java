package dev.opsboot.reference.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An OpenAPI description, and what it says of an answer.
 */
final class OpenApiDescription {

	/**
	 * Headers of HTTP itself, and the one that Spring adds where a path looks like a
	 * file.
	 */
	private static final Set<String> UNDESCRIBED = Set.of("connection", "content-disposition", "content-length",
			"content-type", "date", "transfer-encoding");

	private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	private final JsonNode root;

	private OpenApiDescription(JsonNode root) {
		this.root = root;
	}

	static OpenApiDescription of(String yaml) {
		return new OpenApiDescription(parse(yaml));
	}

	static OpenApiDescription load() {
		return of(resource("openapi.yaml"));
	}

	private static String resource(String name) {
		try {
			return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static JsonNode parse(String yaml) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		return JsonMapper.shared().valueToTree(new Yaml(new SafeConstructor(options)).load(yaml));
	}

	/**
	 * Return what is wrong with the description itself.
	 */
	List<Error> errors() {
		return validate(parse(resource("openapi-document.schema.yaml")), this.root);
	}

	/**
	 * Return all that is in it, to any depth, under a name.
	 */
	List<JsonNode> all(String name) {
		return this.root.findValues(name);
	}

	/**
	 * Return all that has an example of a schema right in it.
	 */
	List<JsonNode> withExample() {
		return this.root.findParents("example");
	}

	List<JsonNode> tags() {
		return this.root.get("tags").valueStream().map((tag) -> tag.get("name")).toList();
	}

	JsonNode schema(String name) {
		return this.root.at("/components/schemas/" + name);
	}

	List<JsonNode> parameters(Operation operation) {
		return operation.node().path("parameters").valueStream().map(this::resolve).toList();
	}

	/**
	 * Return what a reference refers to, and anything else as it is.
	 */
	JsonNode resolve(JsonNode node) {
		JsonNode reference = node.path("$ref");
		if (!reference.isString()) {
			return node;
		}
		assertThat(reference.asString()).startsWith("#/");
		JsonNode target = this.root.at(reference.asString().substring(1));
		assertThat(target.isMissingNode()).as("%s is missing", reference).isFalse();
		return target;
	}

	/**
	 * Return what a schema of the description has against a value.
	 */
	List<Error> errors(JsonNode schema, JsonNode value) {
		ObjectNode document = (ObjectNode) schema.deepCopy();
		return validate(document.set("components", this.root.get("components")), value);
	}

	private static List<Error> validate(JsonNode schema, JsonNode value) {
		Schema compiled = SCHEMAS.getSchema(schema);
		return compiled.validate(value,
				(context) -> context.executionConfig((config) -> config.formatAssertionsEnabled(true)));
	}

	List<Operation> operations() {
		List<Operation> operations = new ArrayList<>();
		this.root.get("paths")
			.forEachEntry((path, item) -> item.forEachEntry((method, operation) -> operations
				.add(new Operation(method.toUpperCase(Locale.ROOT), path, operation))));
		return operations;
	}

	Operation operation(String method, String path) {
		return operations().stream()
			.filter((operation) -> operation.method().equals(method) && operation.matches(path))
			.findFirst()
			.orElseThrow(() -> new AssertionError(method + " " + path + " is not described"));
	}

	/**
	 * Return each status of each operation, such as {@code GET /quotes 200}.
	 */
	Set<String> answers() {
		Set<String> answers = new TreeSet<>();
		for (Operation operation : operations()) {
			operation.responses().propertyNames().forEach((status) -> answers.add(operation + " " + status));
		}
		return answers;
	}

	/**
	 * Hold an answer against the description.
	 * @return what was answered, as in {@link #answers()}
	 */
	String check(HttpResponse<String> response) {
		Operation operation = operation(response.request().method(), response.uri().getPath());
		String answer = operation + " " + response.statusCode();
		assertThat(answers()).contains(answer);
		JsonNode described = resolve(operation.responses().get(String.valueOf(response.statusCode())));
		checkHeaders(answer, response, described.path("headers"));
		String type = response.headers().firstValue("Content-Type").orElse("");
		assertThat(described.path("content").propertyNames()).as(answer).contains(type);
		JsonNode body = body(type, response.body());
		assertThat(errors(described.at("/content").get(type).get("schema"), body)).as("%s %s", answer, body).isEmpty();
		return answer;
	}

	private void checkHeaders(String answer, HttpResponse<String> response, JsonNode described) {
		Set<String> undescribed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		undescribed.addAll(response.headers().map().keySet());
		undescribed.removeAll(UNDESCRIBED);
		described.forEachEntry((name, reference) -> {
			JsonNode header = resolve(reference);
			undescribed.remove(name);
			List<String> values = response.headers().allValues(name);
			assertThat(values).as("%s %s", answer, name)
				.hasSizeBetween(header.path("required").asBoolean(false) ? 1 : 0, 1);
			values.forEach((value) -> assertThat(errors(header.get("schema"), text(value))).as("%s %s", answer, name)
				.isEmpty());
		});
		assertThat(undescribed).as("headers of %s", answer).isEmpty();
	}

	private static JsonNode body(String type, String body) {
		if (type.endsWith("json")) {
			return JsonMapper.shared().readTree(body);
		}
		return type.endsWith("yaml") ? parse(body) : text(body);
	}

	static JsonNode text(String value) {
		return JsonMapper.shared().getNodeFactory().stringNode(value);
	}

	/**
	 * A method of a path.
	 *
	 * @param method the method in upper case
	 * @param path the path, parts of which may be in braces
	 * @param node what is said about it
	 */
	record Operation(String method, String path, JsonNode node) {

		JsonNode responses() {
			return this.node.get("responses");
		}

		boolean matches(String actual) {
			return Pattern.matches(pattern(), actual);
		}

		/**
		 * Return the regular expression of the paths it answers.
		 */
		String pattern() {
			return this.path.replace(".", "\\.").replaceAll("\\{[a-z]+}", "[^/?]+");
		}

		@Override
		public String toString() {
			return this.method + " " + this.path;
		}

	}

}
