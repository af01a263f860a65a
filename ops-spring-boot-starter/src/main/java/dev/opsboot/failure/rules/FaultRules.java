package dev.opsboot.failure.rules;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.opsboot.failure.FaultRule;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The rules that are built in: those of the JDK, and those of the libraries that the
 * application has.
 */
public final class FaultRules {

	private final @Nullable ClassLoader classLoader;

	private final List<FaultRule> rules = new ArrayList<>();

	private FaultRules(@Nullable ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * The rules, in the order in which they are asked.
	 * @param clock tells how far away a date in {@code Retry-After} is
	 * @param classLoader knows the libraries of the application, null for the default one
	 * @return the rules
	 */
	public static List<FaultRule> all(InstantSource clock, @Nullable ClassLoader classLoader) {
		FaultRules rules = new FaultRules(classLoader);
		rules.rules.addAll(List.of(new ServiceRule(), new InterruptionRule(), new MistakeRule(), new TlsRule(),
				new NetworkRule(), new UrlConnectionRule(), new SqlRule()));
		rules.add("org.springframework.web.client.RestClientResponseException", () -> new RestClientRule(clock));
		rules.add("org.springframework.web.reactive.function.client.WebClientResponseException",
				() -> new WebClientRule(clock));
		rules.add("reactor.netty.channel.AbortedException", NettyRule::new);
		rules.add("org.springframework.transaction.TransactionTimedOutException", DataAccessRule::new);
		rules.add("io.grpc.StatusRuntimeException", GrpcRule::new);
		return List.copyOf(rules.rules);
	}

	private void add(String type, Supplier<FaultRule> rule) {
		if (ClassUtils.isPresent(type, this.classLoader)) {
			this.rules.add(rule.get());
		}
	}

}
