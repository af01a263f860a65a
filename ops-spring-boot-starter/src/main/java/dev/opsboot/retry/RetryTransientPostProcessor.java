package dev.opsboot.retry;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Puts retries before the methods with {@link RetryTransient}: outside of a transaction,
 * so that each attempt has its own, and inside of what makes a method asynchronous, so
 * that attempts are made where the method runs.
 */
@SuppressWarnings("serial")
public final class RetryTransientPostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor {

	private final transient RetryTransientMethods methods = new RetryTransientMethods();

	private final transient Map<Class<?>, Boolean> mayMatch = new ConcurrentHashMap<>();

	private final transient Set<Class<?>> checked = ConcurrentHashMap.newKeySet();

	/**
	 * Create a post-processor.
	 * @param retries the operations, asked for at the first call
	 * @param engine calls the methods, asked for at the first call
	 */
	public RetryTransientPostProcessor(Supplier<Retries> retries, Supplier<RetryEngine> engine) {
		this.advisor = new DefaultPointcutAdvisor(this.methods, new RetryTransientInterceptor(retries, engine));
		setBeforeExistingAdvisors(true);
		setOrder(Ordered.LOWEST_PRECEDENCE - 1);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		check(AopUtils.getTargetClass(bean), bean, beanName);
		check(bean.getClass(), bean, beanName);
		return super.postProcessAfterInitialization(bean, beanName);
	}

	private void check(Class<?> type, Object bean, String beanName) {
		if (isEligible(type) && this.checked.add(type)) {
			this.methods.check(type, isSubclassed(type, bean), beanName);
		}
	}

	@Override
	protected boolean isEligible(Class<?> targetClass) {
		return this.mayMatch.computeIfAbsent(targetClass, RetryTransientMethods::mayMatch)
				&& super.isEligible(targetClass);
	}

	private boolean isSubclassed(Class<?> type, Object bean) {
		boolean generated = bean instanceof Advised || Proxy.isProxyClass(type) || ClassUtils.isLambdaClass(type);
		return !generated && (isProxyTargetClass() || ClassUtils.getAllInterfacesForClass(type).length == 0);
	}

}
