package dev.covet.autoconfigure;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Says which transaction managers {@code @Transactional} can't choose between, and what
 * to do.
 */
@Order(0)
class AmbiguousTransactionManagerFailureAnalyzer extends AbstractFailureAnalyzer<NoUniqueBeanDefinitionException> {

	private final BeanFactory beanFactory;

	AmbiguousTransactionManagerFailureAnalyzer(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoUniqueBeanDefinitionException cause) {
		Class<?> type = cause.getBeanType();
		Collection<String> names = cause.getBeanNamesFound();
		if (type == null || names == null
				|| !type.getName().equals("org.springframework.transaction.TransactionManager")) {
			return null;
		}
		AmbiguousTransactionManagers ambiguous = AmbiguousTransactionManagers.of(this.beanFactory, names);
		return (ambiguous != null) ? new FailureAnalysis(ambiguous.description(), ambiguous.action(), cause) : null;
	}

}
