package dev.covet.autoconfigure;

import java.lang.reflect.Method;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Tells the beans that Boot's auto-configurations made from the application's own.
 */
final class BootBeans {

	private static final String PACKAGE = "org.springframework.boot.";

	private BootBeans() {
	}

	static boolean isAutoConfigured(ConfigurableListableBeanFactory beanFactory, String name) {
		if (beanFactory.containsBeanDefinition(name)
				&& beanFactory.getMergedBeanDefinition(name) instanceof RootBeanDefinition definition) {
			Method method = definition.getResolvedFactoryMethod();
			return method != null && method.getDeclaringClass().getName().startsWith(PACKAGE);
		}
		return false;
	}

}
