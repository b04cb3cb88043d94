package dev.covet.autoconfigure;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.data.mapping.callback.ReactiveEntityCallbacks;
import org.springframework.data.r2dbc.mapping.event.AfterConvertCallback;

/**
 * The application's callbacks for entities that were read: what a template would call,
 * without Covet's own.
 */
// Spring Data looks for callbacks in a bean factory, and at a bean's definition where a
// lambda does not tell its entity.
final class EntityCallbackBeans extends DefaultListableBeanFactory {

	private final ConfigurableListableBeanFactory application;

	private EntityCallbackBeans(ConfigurableListableBeanFactory application, List<String> names) {
		this.application = application;
		setBeanClassLoader(application.getBeanClassLoader());
		names.forEach((name) -> registerSingleton(name, application.getBean(name)));
	}

	@Override
	public BeanDefinition getMergedBeanDefinition(String beanName) {
		return this.application.getMergedBeanDefinition(beanName);
	}

	static @Nullable ReactiveEntityCallbacks afterConvert(ConfigurableListableBeanFactory application,
			String... except) {
		List<String> names = Arrays.stream(application.getBeanNamesForType(AfterConvertCallback.class))
			.filter((name) -> !Arrays.asList(except).contains(name))
			.toList();
		return names.isEmpty() ? null : ReactiveEntityCallbacks.create(new EntityCallbackBeans(application, names));
	}

}
