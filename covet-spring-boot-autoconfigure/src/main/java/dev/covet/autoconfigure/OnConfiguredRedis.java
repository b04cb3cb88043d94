package dev.covet.autoconfigure;

import java.util.Arrays;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;

/**
 * Whether the application has said where its Redis is. Boot makes a connection factory
 * for one on this machine also where nobody has.
 */
final class OnConfiguredRedis extends SpringBootCondition implements ConfigurationCondition {

	private static final String PROPERTIES = "spring.data.redis";

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Configured Redis");
		if (Binder.get(context.getEnvironment())
			.bind(PROPERTIES, Bindable.mapOf(String.class, Object.class))
			.isBound()) {
			return ConditionOutcome.match(message.because(PROPERTIES + ".* is set"));
		}
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		if (beanFactory != null && (hasOwn(beanFactory, DataRedisConnectionDetails.class)
				|| hasOwn(beanFactory, ReactiveRedisConnectionFactory.class))) {
			return ConditionOutcome.match(message.because("a bean says where it is"));
		}
		return ConditionOutcome.noMatch(message.because("neither " + PROPERTIES + ".* nor a bean says where it is"));
	}

	private static boolean hasOwn(ConfigurableListableBeanFactory beanFactory, Class<?> type) {
		return Arrays.stream(beanFactory.getBeanNamesForType(type, true, false))
			.anyMatch((name) -> !isBoots(beanFactory, name));
	}

	private static boolean isBoots(ConfigurableListableBeanFactory beanFactory, String name) {
		String factory = beanFactory.containsBeanDefinition(name)
				? beanFactory.getBeanDefinition(name).getFactoryBeanName() : null;
		return factory != null && factory.startsWith("org.springframework.boot.");
	}

}
