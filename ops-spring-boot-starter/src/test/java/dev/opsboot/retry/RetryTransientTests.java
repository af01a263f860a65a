package dev.opsboot.retry;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.opsboot.autoconfigure.FailureAutoConfiguration;
import dev.opsboot.autoconfigure.RetryAutoConfiguration;
import dev.opsboot.retry.core.CoreRetryEngine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RetryTransient}.
 */
@Timeout(60)
class RetryTransientTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, FailureAutoConfiguration.class,
				RetryAutoConfiguration.class))
		.withPropertyValues("ops.retry.base-delay=1ms", "ops.retry.max-retries=3");

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void retriesAMethodOfAClass(boolean springRetry) {
		with(springRetry).withBean(Client.class).run((context) -> {
			Client client = context.getBean(Client.class);
			client.fail(3);
			assertThat(client.prices()).isEqualTo("prices");
			assertThat(client.calls()).isEqualTo(4);
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void throwsWhatTheLastAttemptThrew(boolean springRetry) {
		with(springRetry).withBean(Client.class).run((context) -> {
			Client client = context.getBean(Client.class);
			client.fail(100);
			assertThatExceptionOfType(ConnectException.class).isThrownBy(client::prices).withMessage("call 4");
			assertThat(client.calls()).isEqualTo(4);
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void throwsTheFailureWhenTheWaitIsInterrupted(boolean springRetry) {
		with(springRetry).withBean(Client.class).withPropertyValues("ops.retry.base-delay=1h").run((context) -> {
			Client client = context.getBean(Client.class);
			client.fail(100);
			AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
			AtomicReference<Boolean> flag = new AtomicReference<>(false);
			Thread thread = new Thread(() -> {
				try {
					client.prices();
				}
				catch (IOException ex) {
					failure.set(ex);
				}
				flag.set(Thread.currentThread().isInterrupted());
			});
			thread.start();
			while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
				Thread.onSpinWait();
			}
			thread.interrupt();
			thread.join(5000);
			assertThat(failure.get()).isInstanceOf(ConnectException.class).hasMessage("call 1");
			assertThat(flag).hasValue(true);
			assertThat(client.calls()).isEqualTo(1);
		});
	}

	@Test
	void retriesAMethodWhoseInterfaceIsAnnotated() {
		this.runner.withBean(Implementation.class).run((context) -> {
			Implementation bean = (Implementation) context.getBean(Feed.class);
			assertThat(bean.read()).isEqualTo("read");
			assertThat(bean.calls()).isEqualTo(2);
		});
		this.runner.withPropertyValues("spring.aop.proxy-target-class=false")
			.withBean(Implementation.class)
			.run((context) -> {
				Feed feed = context.getBean(Feed.class);
				assertThat(AopUtils.isJdkDynamicProxy(feed)).isTrue();
				assertThat(feed.read()).isEqualTo("read");
			});
	}

	@Test
	void retriesAllPublicMethodsOfAnAnnotatedClass() {
		metered().withBean(AnnotatedType.class).run((context) -> {
			AnnotatedType bean = context.getBean(AnnotatedType.class);
			assertThat(bean.first()).isEqualTo("first");
			assertThat(bean.calls()).isEqualTo(2);
			assertThat(bean).hasToString("annotated");
			assertThat(operations(context)).containsExactly("my-feed.first");
		});
	}

	@Test
	void retriesACallOfAnHttpInterface() {
		try (MisbehavingServer server = new MisbehavingServer()) {
			server.once(MisbehavingServer.answer("503 Service Unavailable", ""));
			HttpServiceProxyFactory clients = HttpServiceProxyFactory
				.builderFor(RestClientAdapter.create(RestClient.create(server.url())))
				.build();
			this.runner.withBean(HttpFeed.class, () -> clients.createClient(HttpFeed.class)).run((context) -> {
				HttpFeed feed = context.getBean(HttpFeed.class);
				assertThat(feed.prices()).isEqualTo("ok");
				server.always(MisbehavingServer.answer("404 Not Found", ""));
				assertThatExceptionOfType(HttpClientErrorException.NotFound.class).isThrownBy(feed::prices);
			});
		}
	}

	@Test
	void callsOnceWhatAnObjectCallsOfItself() {
		this.runner.withBean(Client.class).run((context) -> {
			Client client = context.getBean(Client.class);
			client.fail(100);
			assertThatExceptionOfType(ConnectException.class).isThrownBy(client::callsItself);
			assertThat(client.calls()).isEqualTo(1);
		});
	}

	@Test
	void givesEachAttemptATransactionOfItsOwn() {
		this.runner.withUserConfiguration(TransactionConfiguration.class).run((context) -> {
			assertThat(context.getBean(Store.class).save()).isEqualTo("saved");
			assertThat(context.getBean(Transactions.class).events).containsExactly("begin", "rollback", "begin",
					"commit");
		});
	}

	@Test
	void retriesWhereAnAsynchronousMethodRuns() {
		this.runner.withUserConfiguration(AsyncConfiguration.class).run((context) -> {
			AsyncClient client = context.getBean(AsyncClient.class);
			assertThat(client.prices().get(10, TimeUnit.SECONDS)).isEqualTo("prices");
			assertThat(client.threads()).hasSize(2).doesNotContain(Thread.currentThread());
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void retriesOnAVirtualThread() {
		this.runner.withBean(Client.class).run((context) -> {
			Client client = context.getBean(Client.class);
			client.fail(3);
			AtomicReference<@Nullable String> prices = new AtomicReference<>();
			Thread thread = (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class)
				.invoke(null, (Runnable) () -> prices.set(client.unchecked()));
			thread.join(10_000);
			assertThat(prices).hasValue("prices");
		});
	}

	@Test
	void namesTheOperation() {
		metered().withBean(Client.class).run((context) -> {
			context.getBean(Client.class).prices();
			context.getBean(Client.class).named();
			assertThat(operations(context)).containsExactlyInAnyOrder("RetryTransientTests.Client.prices",
					"feed.named");
		});
	}

	@Test
	void namesTheOperationOfAProxyAfterItsInterface() {
		metered().withBean(FirstFeed.class, () -> jdkProxy(FirstFeed.class))
			.withBean(SecondFeed.class,
					() -> ProxyFactory.getProxy(SecondFeed.class, (MethodInterceptor) (call) -> "b"))
			.run((context) -> {
				assertThat(context.getBean(FirstFeed.class).get()).isEqualTo("a");
				assertThat(context.getBean(SecondFeed.class).get()).isEqualTo("b");
				assertThat(operations(context)).containsExactlyInAnyOrder("RetryTransientTests.FirstFeed.get",
						"RetryTransientTests.SecondFeed.get");
			});
	}

	private static <T> T jdkProxy(Class<T> type) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method,
				arguments) -> (method.getDeclaringClass() != Object.class) ? "a" : method.invoke(type, arguments)));
	}

	private ApplicationContextRunner metered() {
		return this.runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new);
	}

	private static List<@Nullable String> operations(ApplicationContext context) {
		MeterRegistry meters = context.getBean(MeterRegistry.class);
		context.getBean(RetryMetrics.class).bindTo(meters);
		return meters.get("ops.retries")
			.functionCounters()
			.stream()
			.map((counter) -> counter.getId().getTag("operation"))
			.toList();
	}

	@Test
	void callsOnceWhereRetriesAreOff() {
		this.runner.withPropertyValues("ops.retry.enabled=false").withBean(Client.class).run((context) -> {
			Client client = context.getBean(Client.class);
			client.fail(100);
			assertThatExceptionOfType(ConnectException.class).isThrownBy(client::prices);
			assertThat(client.calls()).isEqualTo(1);
			assertThat(AopUtils.isAopProxy(client)).isFalse();
		});
	}

	private ApplicationContextRunner with(boolean springRetry) {
		return springRetry ? this.runner : this.runner.withUserConfiguration(CoreConfiguration.class);
	}

	static class Client {

		private final AtomicInteger calls = new AtomicInteger();

		private int failing;

		void fail(int times) {
			this.failing = times;
		}

		int calls() {
			return this.calls.get();
		}

		@RetryTransient
		String prices() throws IOException {
			int call = this.calls.incrementAndGet();
			if (call <= this.failing) {
				throw new ConnectException("call " + call);
			}
			return "prices";
		}

		@RetryTransient("feed.named")
		void named() {
		}

		@RetryTransient
		String unchecked() {
			try {
				return prices();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		void callsItself() throws IOException {
			prices();
		}

	}

	interface Feed {

		@RetryTransient
		String read() throws IOException;

	}

	static class Implementation implements Feed {

		private final AtomicInteger calls = new AtomicInteger();

		int calls() {
			return this.calls.get();
		}

		@Override
		public String read() throws IOException {
			if (this.calls.incrementAndGet() == 1) {
				throw new ConnectException();
			}
			return "read";
		}

	}

	interface Prices {

		String first() throws IOException;

	}

	@RetryTransient("my-feed")
	static class AnnotatedType implements Prices {

		private final AtomicInteger calls = new AtomicInteger();

		int calls() {
			return this.calls.get();
		}

		@Override
		public String first() throws IOException {
			if (this.calls.incrementAndGet() == 1) {
				throw new ConnectException();
			}
			return "first";
		}

		@Override
		public String toString() {
			return "annotated";
		}

		static CompletableFuture<String> helper() {
			return new CompletableFuture<>();
		}

	}

	interface HttpFeed {

		@GetExchange
		@RetryTransient
		String prices();

	}

	static class Store {

		private boolean called;

		@Transactional(rollbackFor = Exception.class)
		@RetryTransient
		String save() throws IOException {
			if (!this.called) {
				this.called = true;
				throw new ConnectException();
			}
			return "saved";
		}

	}

	static class AsyncClient {

		private final List<Thread> threads = new CopyOnWriteArrayList<>();

		List<Thread> threads() {
			return this.threads;
		}

		@Async
		@RetryTransient
		CompletableFuture<String> prices() throws IOException {
			this.threads.add(Thread.currentThread());
			if (this.threads.size() == 1) {
				throw new ConnectException();
			}
			return CompletableFuture.completedFuture("prices");
		}

	}

	interface BaseFeed {

		@RetryTransient
		String get();

	}

	interface FirstFeed extends BaseFeed {

	}

	interface SecondFeed extends BaseFeed {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class TransactionConfiguration {

		@Bean
		Store store() {
			return new Store();
		}

		@Bean
		PlatformTransactionManager transactionManager() {
			return new Transactions();
		}

	}

	static class Transactions extends AbstractPlatformTransactionManager {

		private final transient List<String> events = new CopyOnWriteArrayList<>();

		@Override
		protected Object doGetTransaction() {
			return this;
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
			this.events.add("begin");
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
			this.events.add("commit");
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
			this.events.add("rollback");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CoreConfiguration {

		@Bean
		RetryEngine engine(Retries retries) {
			return new CoreRetryEngine(retries);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class AsyncConfiguration {

		@Bean
		AsyncClient client() {
			return new AsyncClient();
		}

	}

}
