package dev.opsboot.config;

import java.util.List;

import org.springframework.boot.context.config.ConfigData;
import org.springframework.boot.context.config.ConfigDataLoader;
import org.springframework.boot.context.config.ConfigDataLoaderContext;

/**
 * Loads what imports the base file of the start.
 */
final class BaseFileLoader implements ConfigDataLoader<BaseFileResource> {

	@Override
	public ConfigData load(ConfigDataLoaderContext context, BaseFileResource resource) {
		return new ConfigData(List.of(resource.source()));
	}

}
