package dev.opsboot.autoconfigure;

import dev.opsboot.process.OpsPaths;
import dev.opsboot.state.DataDirectory;
import dev.opsboot.state.StateFiles;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * Auto-configuration for what a service keeps. An application that does not ask for it
 * gets neither a directory nor a lock.
 */
@AutoConfiguration(after = JacksonAutoConfiguration.class)
@ConditionalOnClass(JsonMapper.class)
@Lazy
public final class StateAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DataDirectory opsDataDirectory(OpsPaths paths) {
		return DataDirectory.open(paths.dataDirectory());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(JsonMapper.class)
	StateFiles opsStateFiles(DataDirectory directory, JsonMapper mapper) {
		return new StateFiles(directory, mapper);
	}

}
