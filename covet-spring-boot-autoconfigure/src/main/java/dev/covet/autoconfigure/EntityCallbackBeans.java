package dev.covet.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.covet.query.execute.HandleAttachment;
import dev.covet.query.execute.NullReferences;
import dev.covet.query.execute.PartialReads;
import dev.covet.query.write.WriteCallbacks;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.data.mapping.callback.ReactiveEntityCallbacks;
import org.springframework.data.r2dbc.mapping.event.AfterConvertCallback;
import org.springframework.data.r2dbc.mapping.event.AfterSaveCallback;
import org.springframework.data.r2dbc.mapping.event.BeforeConvertCallback;
import org.springframework.data.r2dbc.mapping.event.BeforeSaveCallback;

/**
 * The application's callbacks for entities that are read or written: what a template
 * would call, without Covet's own.
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

	static Optional<ReactiveEntityCallbacks> afterConvert(ConfigurableListableBeanFactory application) {
		return Optional.ofNullable(of(application, AfterConvertCallback.class));
	}

	static WriteCallbacks writing(ConfigurableListableBeanFactory application) {
		return new WriteCallbacks(of(application, BeforeConvertCallback.class),
				of(application, BeforeSaveCallback.class), of(application, AfterSaveCallback.class));
	}

	private static @Nullable ReactiveEntityCallbacks of(ConfigurableListableBeanFactory application, Class<?> kind) {
		List<String> names = Arrays.stream(application.getBeanNamesForType(kind))
			.filter((name) -> !isOwn(application.getType(name)))
			.toList();
		return names.isEmpty() ? null : ReactiveEntityCallbacks.create(new EntityCallbackBeans(application, names));
	}

	private static boolean isOwn(@Nullable Class<?> type) {
		return type == HandleAttachment.class || type == NullReferences.class || type == PartialReads.class;
	}

}
