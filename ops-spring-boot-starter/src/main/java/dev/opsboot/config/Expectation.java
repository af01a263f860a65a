package dev.opsboot.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Says in words what a value of a type looks like, for somebody who wrote another.
 */
final class Expectation {

	private static final Map<Class<?>, String> TEXTS = Map.ofEntries(
			Map.entry(Byte.class, range(Byte.MIN_VALUE, Byte.MAX_VALUE)),
			Map.entry(Short.class, range(Short.MIN_VALUE, Short.MAX_VALUE)),
			Map.entry(Integer.class, range(Integer.MIN_VALUE, Integer.MAX_VALUE)),
			Map.entry(Long.class, range(Long.MIN_VALUE, Long.MAX_VALUE)),
			Map.entry(BigInteger.class, "must be a whole number"), Map.entry(Float.class, "must be a number"),
			Map.entry(Double.class, "must be a number"), Map.entry(BigDecimal.class, "must be a number"),
			Map.entry(Boolean.class, "must be true or false"),
			Map.entry(Duration.class, "must be a duration such as 500ms, 10s or 5m"),
			Map.entry(Period.class, "must be a period such as 10d or 2w"),
			Map.entry(DataSize.class, "must be a size such as 512KB or 2MB"), Map.entry(URI.class, "must be a URI"),
			Map.entry(URL.class, "must be a URL"),
			Map.entry(InetAddress.class, "must be an IP address or a host name that resolves"),
			Map.entry(OffsetDateTime.class, "must be a date-time with offset such as 2026-11-20T18:00:00Z"),
			Map.entry(Instant.class, "must be a date-time with offset such as 2026-11-20T18:00:00Z"),
			Map.entry(LocalDateTime.class, "must be a date-time such as 2026-11-20T18:00:00"),
			Map.entry(LocalDate.class, "must be a date such as 2026-11-20"),
			Map.entry(LocalTime.class, "must be a time such as 18:00:00"));

	private Expectation() {
	}

	/**
	 * The expectation of a type.
	 * @param type the type of the property
	 * @return the words, or null for a type that nothing is known about
	 */
	static @Nullable String of(ResolvableType type) {
		Class<?> resolved = ClassUtils.resolvePrimitiveIfNecessary(type.resolve(Object.class));
		if (resolved.isEnum()) {
			return "must be one of " + constants(resolved);
		}
		if (resolved.isArray() || Collection.class.isAssignableFrom(resolved)) {
			return "must be a list";
		}
		return Map.class.isAssignableFrom(resolved) ? "must be a table" : TEXTS.get(resolved);
	}

	/**
	 * The expectation of an enum.
	 * @param type the type
	 * @return the words
	 */
	static String of(Class<? extends Enum<?>> type) {
		return "must be one of " + constants(type);
	}

	private static String constants(Class<?> type) {
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(", "));
	}

	private static String range(long min, long max) {
		return "must be a whole number from " + min + " to " + max;
	}

}
