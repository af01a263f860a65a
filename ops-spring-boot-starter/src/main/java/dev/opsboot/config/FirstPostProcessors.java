package dev.opsboot.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanFactory;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;

/**
 * The post-processors that Spring registers before all others, such as those for
 * injection and for binding. The check needs converters and validators of the
 * application, which are made once and for all: without these they would stay half made.
 */
final class FirstPostProcessors {

	private FirstPostProcessors() {
	}

	/**
	 * Do something with them registered, which Spring does for good a little later.
	 * @param <T> the type of the result
	 * @param beanFactory the bean factory, whose definitions are complete
	 * @param action what is done
	 * @return its result
	 */
	static <T> T with(ConfigurableListableBeanFactory beanFactory, Supplier<T> action) {
		List<BeanPostProcessor> first = make(beanFactory);
		first.forEach(beanFactory::addBeanPostProcessor);
		try {
			return action.get();
		}
		finally {
			// Spring counts, and would warn of every bean
			((AbstractBeanFactory) beanFactory).getBeanPostProcessors().removeAll(first);
		}
	}

	private static List<BeanPostProcessor> make(ConfigurableListableBeanFactory beanFactory) {
		List<BeanPostProcessor> first = new ArrayList<>();
		for (String name : beanFactory.getBeanNamesForType(BeanPostProcessor.class, true, false)) {
			if (beanFactory.isTypeMatch(name, PriorityOrdered.class)) {
				first.add(beanFactory.getBean(name, BeanPostProcessor.class));
			}
		}
		AnnotationAwareOrderComparator.sort(first);
		return first;
	}

}
