package dev.opsboot.retry;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.KotlinDetector;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Async;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The methods with {@link RetryTransient}. Those that would be called once only, or whose
 * failures would not be noticed, are refused.
 */
final class RetryTransientMethods extends StaticMethodMatcherPointcut {

	private static final String SPRING = "org.springframework.";

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		return isAnnotated(method) || isAnnotated(ClassUtils.getMostSpecificMethod(method, targetClass))
				|| (isForAll(method) && isAnnotated(targetClass));
	}

	/**
	 * Tell quickly whether a type may have such methods. Most beans are Spring's own, and
	 * most of what is left inherits from its classes and those of the JDK, which need not
	 * be searched.
	 * @param type the type of a bean
	 * @return whether to look closer
	 */
	static boolean mayMatch(@Nullable Class<?> type) {
		if (type == null || isForeign(type)) {
			return false;
		}
		return declares(type) || mayMatch(type.getSuperclass())
				|| Arrays.stream(type.getInterfaces()).anyMatch(RetryTransientMethods::mayMatch);
	}

	private static boolean isForeign(Class<?> type) {
		String name = type.getName();
		return name.startsWith("java.") || (name.startsWith(SPRING) && !name.startsWith(SPRING + "samples."));
	}

	private static boolean declares(Class<?> type) {
		if (AnnotatedElementUtils.isAnnotated(type, RetryTransient.class)) {
			return true;
		}
		for (Method method : ReflectionUtils.getDeclaredMethods(type)) {
			if (AnnotatedElementUtils.isAnnotated(method, RetryTransient.class)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isAnnotated(AnnotatedElement element) {
		return AnnotatedElementUtils.hasAnnotation(element, RetryTransient.class);
	}

	private static boolean isForAll(Method method) {
		return Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
				&& !ReflectionUtils.isObjectMethod(method);
	}

	/**
	 * Check the methods of a type.
	 * @param type the type of a bean
	 * @param proxiedAsClass whether a proxy is made by a subclass
	 * @param beanName the name of the bean
	 * @throws InvalidRetryTransientException if one cannot be retried
	 */
	void check(Class<?> type, boolean proxiedAsClass, String beanName) {
		Set<Method> methods = MethodIntrospector.selectMethods(type, (Method method) -> matches(method, type));
		for (Method method : methods) {
			String reason = unreachable(method, type, proxiedAsClass);
			if (reason == null) {
				reason = unnoticed(method, type);
			}
			if (reason != null) {
				throw new InvalidRetryTransientException(
						ClassUtils.getShortName(method.getDeclaringClass()) + '.' + method.getName(), beanName, reason);
			}
		}
	}

	private static @Nullable String unreachable(Method method, Class<?> type, boolean proxiedAsClass) {
		int hidden = method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL);
		if (hidden != 0) {
			return "it is " + Modifier.toString(hidden) + ", so no proxy can stand before it";
		}
		return (proxiedAsClass && Modifier.isFinal(type.getModifiers()))
				? "its class is final, so no proxy can stand before it" : null;
	}

	/**
	 * A future that comes from a method that is made asynchronous stands for its whole
	 * run, failures included.
	 */
	private static @Nullable String unnoticed(Method method, Class<?> type) {
		Class<?> returned = method.getReturnType();
		boolean async = AnnotatedElementUtils.hasAnnotation(method, Async.class)
				|| AnnotatedElementUtils.hasAnnotation(type, Async.class);
		if (KotlinDetector.isSuspendingFunction(method)) {
			return "it is a suspending function, which fails after it has returned";
		}
		if (isReactive(returned) || (isFuture(returned) && !async)) {
			return "it returns " + returned.getSimpleName() + ", which fails after the method has returned";
		}
		return null;
	}

	private static boolean isFuture(Class<?> type) {
		return Future.class.isAssignableFrom(type) || CompletionStage.class.isAssignableFrom(type);
	}

	private static boolean isReactive(Class<?> type) {
		return !isFuture(type) && ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null;
	}

}
