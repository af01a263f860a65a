package dev.opsboot.process;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;

/**
 * Makes sure that the instance runs once, after the configuration is known to be right
 * and before any bean is made; lets it go after the last bean is destroyed.
 */
public final class InstanceGuard implements BeanFactoryPostProcessor {

	private static final String NAME = InstanceGuard.class.getName() + ".release";

	private final ApplicationContext context;

	/**
	 * Create the guard.
	 * @param context the application
	 */
	public InstanceGuard(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * Become the only process of the instance, where there is a PID file.
	 * @param beanFactory the bean factory with all definitions
	 * @throws InstanceRunningException if another process is it already
	 * @throws StartFailedException if the PID file cannot be written
	 */
	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		if (SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)) {
			return;
		}
		Path pidFile = PidFileLocation.find(this.context.getEnvironment());
		Runnable release = (pidFile != null) ? InstanceLock.acquire(pidFile)::close : () -> {
		};
		ServiceProcess process = ServiceProcess.current();
		if (process != null) {
			process.addCleanUp(release);
		}
		// What is registered first is destroyed last
		((DefaultSingletonBeanRegistry) beanFactory).registerDisposableBean(NAME, () -> end(release, process));
	}

	private void end(Runnable release, @Nullable ServiceProcess process) {
		release.run();
		if (process != null) {
			process.removeCleanUp(release);
			process.remove(this.context);
		}
	}

}
