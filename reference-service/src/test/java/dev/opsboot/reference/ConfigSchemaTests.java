package dev.opsboot.reference;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the schema that the build has the service print: each of the service's own
 * properties is in it, and described.
 */
class ConfigSchemaTests {

	private static final String PACKAGE = "dev.opsboot.reference";

	private final JsonNode schema = JsonMapper.shared()
		.readTree(new ClassPathResource("META-INF/reference-service.schema.json").getContentAsByteArray());

	ConfigSchemaTests() throws Exception {
	}

	@Test
	void describesEveryPropertyOfTheService() throws Exception {
		List<String> described = new ArrayList<>();
		for (Class<?> type : types()) {
			String prefix = type.getAnnotation(ConfigurationProperties.class).value();
			assertDescribed(type, prefix, this.schema.at("/properties/" + prefix.replace(".", "/properties/")),
					described);
		}
		assertThat(described).contains("upstream.url", "quotes.strategies[].fee-bps", "conversions.max-batch");
	}

	private static List<Class<?>> types() throws ClassNotFoundException {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		List<Class<?>> types = new ArrayList<>();
		for (BeanDefinition definition : scanner.findCandidateComponents(PACKAGE)) {
			types.add(ClassUtils.forName(definition.getBeanClassName(), null));
		}
		return types;
	}

	private static void assertDescribed(Class<?> type, String prefix, JsonNode schema, List<String> described) {
		assertThat(type).isRecord();
		for (RecordComponent component : type.getRecordComponents()) {
			String name = kebabCase(component.getName());
			String path = prefix + "." + name;
			JsonNode property = schema.path("properties").path(name);
			assertThat(property.path("description").asString("")).as(path).isNotBlank();
			described.add(path);
			ResolvableType element = ResolvableType.forMethodReturnType(component.getAccessor()).asCollection();
			if (element != ResolvableType.NONE) {
				assertNestedDescribed(element.resolveGeneric(), path + "[]", property.get("items"), described);
			}
			else {
				assertNestedDescribed(component.getType(), path, property, described);
			}
		}
	}

	private static void assertNestedDescribed(Class<?> type, String path, JsonNode schema, List<String> described) {
		if (type.isRecord() && type.getName().startsWith(PACKAGE)) {
			assertDescribed(type, path, schema, described);
		}
	}

	private static String kebabCase(String name) {
		return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

}
