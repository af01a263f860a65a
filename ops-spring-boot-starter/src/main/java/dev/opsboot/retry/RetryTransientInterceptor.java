package dev.opsboot.retry;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Calls methods with {@link RetryTransient} through the engine.
 */
final class RetryTransientInterceptor implements MethodInterceptor {

	private final Supplier<Retries> retries;

	private final Supplier<RetryEngine> engine;

	private final Map<Class<?>, Map<Method, RetriedOperation>> operations = new ConcurrentHashMap<>();

	RetryTransientInterceptor(Supplier<Retries> retries, Supplier<RetryEngine> engine) {
		this.retries = retries;
		this.engine = engine;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		return this.engine.get().call(operation(invocation), invocation);
	}

	private RetriedOperation operation(MethodInvocation invocation) {
		Method method = invocation.getMethod();
		Object target = invocation.getThis();
		Class<?> type = (target != null) ? target.getClass() : proxy(invocation).getClass();
		Map<Method, RetriedOperation> ofType = this.operations.get(type);
		RetriedOperation operation = (ofType != null) ? ofType.get(method) : null;
		return (operation != null) ? operation : add(type, method, invocation);
	}

	private RetriedOperation add(Class<?> type, Method method, MethodInvocation invocation) {
		RetriedOperation operation = this.retries.get()
			.named(name(userType(type, method, proxy(invocation).getClass()), method));
		this.operations.computeIfAbsent(type, (key) -> new ConcurrentHashMap<>()).put(method, operation);
		return operation;
	}

	private static Object proxy(MethodInvocation invocation) {
		return (invocation instanceof ProxyMethodInvocation proxied) ? proxied.getProxy() : invocation;
	}

	/**
	 * The class of the bean, or of one that is a proxy the interface that has the method.
	 */
	private static Class<?> userType(Class<?> type, Method method, Class<?> proxy) {
		Class<?> declaring = method.getDeclaringClass();
		Class<?> userType = ClassUtils.getUserClass(type);
		if (!Proxy.isProxyClass(userType) && declaring.isAssignableFrom(userType)) {
			return userType;
		}
		return Stream.of(userType, proxy)
			.flatMap((searched) -> Arrays.stream(ClassUtils.getAllInterfacesForClass(searched)))
			.filter(declaring::isAssignableFrom)
			.findFirst()
			.orElse(declaring);
	}

	private static String name(Class<?> type, Method method) {
		String ofMethod = value(AopUtils.getMostSpecificMethod(method, type));
		if (StringUtils.hasText(ofMethod)) {
			return ofMethod;
		}
		String ofType = value(type);
		return (StringUtils.hasText(ofType) ? ofType : ClassUtils.getShortName(type)) + '.' + method.getName();
	}

	private static @Nullable String value(AnnotatedElement element) {
		RetryTransient annotation = AnnotatedElementUtils.findMergedAnnotation(element, RetryTransient.class);
		return (annotation != null) ? annotation.value() : null;
	}

}
