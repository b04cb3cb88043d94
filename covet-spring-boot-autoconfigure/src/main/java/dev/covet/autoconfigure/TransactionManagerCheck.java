package dev.covet.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.TransactionManagementConfigurer;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Warns at start-up of what would fail at the first call: {@code @Transactional} that
 * names no transaction manager where a reactive one and another are equal candidates.
 */
class TransactionManagerCheck implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(TransactionManagerCheck.class);

	private final ConfigurableListableBeanFactory beanFactory;

	TransactionManagerCheck(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void afterSingletonsInstantiated() {
		String[] names = this.beanFactory.getBeanNamesForType(TransactionManager.class, true, false);
		AmbiguousTransactionManagers ambiguous = AmbiguousTransactionManagers.of(this.beanFactory, List.of(names));
		if (ambiguous != null && isUndecided()) {
			List<String> users = users();
			if (!users.isEmpty()) {
				logger.warn(ambiguous.description() + " So these will fail when they are called: " + users + ". "
						+ ambiguous.action());
			}
		}
	}

	private boolean isUndecided() {
		return this.beanFactory.getBeanProvider(TransactionManager.class).getIfUnique() == null
				&& this.beanFactory.getBeanNamesForType(TransactionManagementConfigurer.class, true, false).length == 0;
	}

	private List<String> users() {
		return Stream.of(this.beanFactory.getBeanDefinitionNames())
			.map(this::userClass)
			.filter((type) -> type != null && namesNoManager(type))
			.map(Class::getName)
			.distinct()
			.limit(5)
			.toList();
	}

	private @Nullable Class<?> userClass(String name) {
		Class<?> type = this.beanFactory.getType(name, false);
		return (type != null && !type.getName().startsWith("org.springframework.")) ? ClassUtils.getUserClass(type)
				: null;
	}

	private static boolean namesNoManager(Class<?> type) {
		MergedAnnotation<Transactional> ofType = MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY)
			.get(Transactional.class);
		return ofType.isPresent() && isUnnamed(ofType) || Stream.of(ReflectionUtils.getUniqueDeclaredMethods(type))
			.map((method) -> MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).get(Transactional.class))
			.anyMatch((ofMethod) -> ofMethod.isPresent() && isUnnamed(ofMethod));
	}

	private static boolean isUnnamed(MergedAnnotation<Transactional> annotation) {
		return annotation.getString("transactionManager").isEmpty();
	}

}
