package dev.opsboot.config;

import org.springframework.boot.context.config.ConfigDataResource;
import org.springframework.core.env.PropertySource;

/**
 * Stands for the base file of a start in Boot's reading of configuration files.
 */
final class BaseFileResource extends ConfigDataResource {

	private final PropertySource<?> source;

	BaseFileResource(PropertySource<?> source) {
		this.source = source;
	}

	/**
	 * The source that imports the base file.
	 * @return the source
	 */
	PropertySource<?> source() {
		return this.source;
	}

	@Override
	public String toString() {
		return this.source.getName();
	}

}
