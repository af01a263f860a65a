package dev.opsboot.autoconfigure;

import java.util.List;

import dev.opsboot.config.Reaction;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the configuration itself.
 *
 * @param unknownKeys what to do about a key of the base file, or of a file it imports,
 * that means nothing to the application
 * @param knownPrefixes prefixes below which every key is known, for keys that only the
 * code of the application reads
 * @param secretFiles what to do when the permissions of env.toml give access to others or
 * let the group write
 * @param envTomlFirst whether env.toml stands above the environment variables
 */
@ConfigurationProperties("ops.config")
public record ConfigProperties(@DefaultValue("fail") Reaction unknownKeys, @DefaultValue List<String> knownPrefixes,
		@DefaultValue("fail") Reaction secretFiles, @DefaultValue("false") boolean envTomlFirst) {

}
