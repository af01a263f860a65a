package dev.opsboot.health;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;

/**
 * Whether Boot's readiness group is up. Components and details are shown where the group
 * shows them to everybody.
 */
public final class ReadinessGroupProbe implements Probe {

	private static final String GROUP = "readiness";

	private final HealthEndpointWebExtension endpoint;

	private final Probe withoutGroup;

	/**
	 * Create the probe.
	 * @param registry the health of what the application needs
	 * @param reactiveRegistry the same of reactive parts, null where there are none
	 * @param groups the groups
	 * @param withoutGroup answers where there is no readiness group
	 */
	public ReadinessGroupProbe(HealthContributorRegistry registry,
			@Nullable ReactiveHealthContributorRegistry reactiveRegistry, HealthEndpointGroups groups,
			Probe withoutGroup) {
		this.endpoint = new HealthEndpointWebExtension(registry, reactiveRegistry, groups, null);
		this.withoutGroup = withoutGroup;
	}

	@Override
	public ProbeResult result() {
		WebEndpointResponse<HealthDescriptor> response = this.endpoint.health(ApiVersion.V3, WebServerNamespace.SERVER,
				SecurityContext.NONE, GROUP);
		HealthDescriptor health = response.getBody();
		return (health != null) ? new ProbeResult(response.getStatus(), body(health)) : this.withoutGroup.result();
	}

	private static Map<String, ?> body(HealthDescriptor health) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put(ProbeResult.STATUS, health.getStatus().getCode());
		if (health instanceof CompositeHealthDescriptor composite && composite.getComponents() != null) {
			Map<String, Object> components = new LinkedHashMap<>();
			composite.getComponents().forEach((name, component) -> components.put(name, body(component)));
			body.put("components", components);
		}
		if (health instanceof IndicatedHealthDescriptor indicated && indicated.getDetails() != null
				&& !indicated.getDetails().isEmpty()) {
			body.put("details", indicated.getDetails());
		}
		return body;
	}

}
