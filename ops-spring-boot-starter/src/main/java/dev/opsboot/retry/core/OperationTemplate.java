package dev.opsboot.retry.core;

import java.util.List;

import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.support.CompositeRetryListener;

/**
 * A template whose policy is also its listener, and stays so when it gets another one.
 */
final class OperationTemplate extends RetryTemplate {

	private final OperationPolicy policy;

	OperationTemplate(OperationPolicy policy) {
		super(policy);
		this.policy = policy;
		super.setRetryListener(policy);
	}

	@Override
	public void setRetryListener(RetryListener retryListener) {
		super.setRetryListener(new CompositeRetryListener(List.of(this.policy, retryListener)));
	}

}
