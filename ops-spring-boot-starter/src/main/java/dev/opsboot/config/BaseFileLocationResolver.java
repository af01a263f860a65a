package dev.opsboot.config;

import java.util.List;

import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataLocationResolver;
import org.springframework.boot.context.config.ConfigDataLocationResolverContext;
import org.springframework.core.env.PropertySource;

/**
 * Resolves the location {@value #LOCATION}, which has Boot import the base file of the
 * start. The way over a location of its own is what lets each value of the base file know
 * that it is one: Boot keeps the origin of an import only where a source of configuration
 * data asks for it.
 */
final class BaseFileLocationResolver implements ConfigDataLocationResolver<BaseFileResource> {

	static final String LOCATION = "ops-base-file:";

	@Override
	public boolean isResolvable(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
		return location.hasPrefix(LOCATION);
	}

	@Override
	public List<BaseFileResource> resolve(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
		ConfigFiles files = context.getBootstrapContext().getOrElse(ConfigFiles.class, ConfigFiles.none());
		PropertySource<?> source = (files != null) ? files.baseImport() : null;
		return (source != null) ? List.of(new BaseFileResource(source)) : List.of();
	}

}
