package dev.opsboot.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of tracing from outside: the packaged service, its launcher, the real agent and
 * what a receiver gets.
 */
@Timeout(180)
class TracingProcessTests {

	@TempDir
	private Path prefix;

	@Test
	void sendsTracesAloneAndLogsTheirIds() throws Exception {
		try (OtlpReceiver receiver = new OtlpReceiver()) {
			// So late that nothing is sent but at the end
			Map<String, String> environment = Map.of("APM_URL", receiver.url(), "SERVICE_NAME", "the-quotes",
					"OTEL_BSP_SCHEDULE_DELAY", "600000");
			try (RunningService service = RunningService.start(this.prefix, environment,
					"--spring.mvc.log-resolved-exception=true")) {
				assertThat(service.get("/quotes?from=mSOL&to=SOL&amount=none").statusCode()).isEqualTo(400);
				assertThat(receiver.paths()).isEmpty();
				assertThat(service.terminate()).isZero();
				assertThat(receiver.paths()).isNotEmpty().containsOnly("/v1/traces");
				Span span = request(receiver.spans());
				assertThat(span.getName()).isEqualTo("GET /quotes");
				String line = service.out()
					.lines()
					.filter((any) -> any.contains("Resolved ["))
					.findFirst()
					.orElseThrow();
				assertThat(line).containsOnlyOnce(" trace_id=" + hex(span.getTraceId()) + " span_id=")
					.containsOnlyOnce(hex(span.getTraceId()));
				assertThat(service.out()).contains("opentelemetry-javaagent - version: ");
				assertThat(service.err()).isEmpty();
			}
			assertThat(receiver.spans())
				.allSatisfy((spans) -> assertThat(resource(spans)).containsEntry("service.name", "the_quotes")
					.doesNotContainKeys("process.command_args", "process.command_line"));
		}
	}

	@Test
	void loadsNoClassOfTheAgentWithoutAnUrl() throws Exception {
		Path classes = this.prefix.resolve("classes.txt");
		Map<String, String> environment = Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes);
		try (RunningService service = RunningService.start(this.prefix, environment)) {
			service.get("/quotes?from=mSOL&to=SOL&amount=none");
			assertThat(service.terminate()).isZero();
		}
		assertThat(loaded(classes, ReferenceServiceApplication.class.getName())).hasSize(1);
		assertThat(loaded(classes, "io.opentelemetry")).isEmpty();
	}

	private static List<String> loaded(Path classes, String name) throws IOException {
		return Files.readAllLines(classes).stream().filter((line) -> line.contains(" " + name)).toList();
	}

	private static Span request(List<ResourceSpans> resources) {
		List<Span> spans = resources.stream()
			.flatMap((resource) -> resource.getScopeSpansList().stream())
			.flatMap((scope) -> scope.getSpansList().stream())
			.filter((span) -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER && span.getName().contains("quotes"))
			.toList();
		assertThat(spans).hasSize(1);
		return spans.get(0);
	}

	private static Map<String, String> resource(ResourceSpans spans) {
		return spans.getResource()
			.getAttributesList()
			.stream()
			.collect(Collectors.toMap(KeyValue::getKey, (attribute) -> attribute.getValue().getStringValue()));
	}

	private static String hex(ByteString id) {
		return HexFormat.of().formatHex(id.toByteArray());
	}

}
