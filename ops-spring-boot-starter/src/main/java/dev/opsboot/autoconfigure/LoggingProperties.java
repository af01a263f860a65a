package dev.opsboot.autoconfigure;

import dev.opsboot.logging.logback.LogFormat;
import dev.opsboot.logging.logback.StackFormat;
import dev.opsboot.logging.logback.TimestampFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the log. They are needed long before there are beans, so the log reads
 * them by itself; here they are described and checked.
 *
 * @param format what standard output is written in
 * @param file the log file, or "none"; by default log/&lt;service&gt;.log in the working
 * directory, none in a container and where logging.file.name is set
 * @param filter levels in the notation of RUST_LOG, such as "info,com.example=debug";
 * they beat logging.level
 * @param timestamp how a line says when
 * @param stack where a line shows the stack trace of an exception
 */
@ConfigurationProperties("ops.logging")
public record LoggingProperties(@DefaultValue("line") LogFormat format, @Nullable String file, @Nullable String filter,
		@DefaultValue("text") TimestampFormat timestamp, @DefaultValue("folded") StackFormat stack) {

}
