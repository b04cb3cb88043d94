package dev.covet.autoconfigure;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Leaves {@code @Transactional} without a name to the reactive transaction manager: the
 * one that Boot makes for JDBC or JPA is a fallback, which who asks for its own type or
 * name gets as ever. It can be named {@code jdbcTransactionManager} too.
 */
class ImperativeTransactionManagers implements BeanFactoryPostProcessor {

	static final String ALIAS = "jdbcTransactionManager";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanNamesForType(PlatformTransactionManager.class, true, false)) {
			if (BootBeans.isAutoConfigured(beanFactory, name)) {
				beanFactory.getBeanDefinition(name).setFallback(true);
				if (!beanFactory.containsBean(ALIAS)) {
					beanFactory.registerAlias(name, ALIAS);
				}
			}
		}
	}

}
