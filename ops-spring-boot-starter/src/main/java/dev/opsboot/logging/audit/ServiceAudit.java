package dev.opsboot.logging.audit;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.opsboot.config.ConfigFingerprint;
import dev.opsboot.logging.Audit;
import dev.opsboot.process.ServiceInstance;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.SmartApplicationListener;

/**
 * Records that the service has started, on which configuration, and that it stops.
 */
public final class ServiceAudit implements SmartApplicationListener, ApplicationContextAware {

	private final ServiceInstance instance;

	private final ObjectProvider<ConfigFingerprint> configuration;

	private final AtomicBoolean started = new AtomicBoolean();

	private @Nullable ApplicationContext context;

	/**
	 * Create the record.
	 * @param instance the service
	 * @param configuration its configuration, where that is known
	 */
	public ServiceAudit(ServiceInstance instance, ObjectProvider<ConfigFingerprint> configuration) {
		this.instance = instance;
		this.configuration = configuration;
	}

	@Override
	public void setApplicationContext(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public boolean supportsEventType(Class<? extends ApplicationEvent> type) {
		return type == ApplicationStartedEvent.class || type == ContextClosedEvent.class;
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (event instanceof ApplicationStartedEvent start && start.getApplicationContext() == this.context) {
			this.started.set(true);
			LoggingEventBuilder line = line("start");
			this.configuration.ifAvailable((fingerprint) -> line.addKeyValue("config", fingerprint.text()));
			line.log("Service {} started", this.instance.instance());
		}
		else if (event instanceof ContextClosedEvent end && end.getApplicationContext() == this.context
				&& this.started.compareAndSet(true, false)) {
			line("stop").log("Service {} stops", this.instance.instance());
		}
	}

	private LoggingEventBuilder line(String operation) {
		return Audit.log(operation).addKeyValue("pid", ProcessHandle.current().pid());
	}

}
