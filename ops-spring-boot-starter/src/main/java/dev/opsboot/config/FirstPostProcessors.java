package dev.opsboot.config;

import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
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
	 * Register them, somewhat earlier than Spring, which does it again.
	 * @param beanFactory the bean factory, whose definitions are complete
	 */
	static void register(ConfigurableListableBeanFactory beanFactory) {
		List<BeanPostProcessor> first = new ArrayList<>();
		for (String name : beanFactory.getBeanNamesForType(BeanPostProcessor.class, true, false)) {
			if (beanFactory.isTypeMatch(name, PriorityOrdered.class)) {
				first.add(beanFactory.getBean(name, BeanPostProcessor.class));
			}
		}
		AnnotationAwareOrderComparator.sort(first);
		first.forEach(beanFactory::addBeanPostProcessor);
	}

}
