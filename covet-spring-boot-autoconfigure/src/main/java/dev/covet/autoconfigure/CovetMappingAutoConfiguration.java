package dev.covet.autoconfigure;

import dev.covet.mapping.RelationConversions;
import dev.covet.mapping.RelationNamingStrategy;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.r2dbc.convert.R2dbcCustomConversions;
import org.springframework.data.relational.core.mapping.DefaultNamingStrategy;
import org.springframework.data.relational.core.mapping.NamingStrategy;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that lets Spring Data's mapping know
 * handles: their column names and their conversion to ids. Works on the application's own
 * beans too.
 *
 * @since 0.1.0
 */
@AutoConfiguration(beforeName = "org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration")
@ConditionalOnClass(R2dbcCustomConversions.class)
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
public final class CovetMappingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(NamingStrategy.class)
	RelationNamingStrategy covetNamingStrategy() {
		return new RelationNamingStrategy(DefaultNamingStrategy.INSTANCE);
	}

	@Bean
	static RelationMappingPostProcessor covetRelationMappingPostProcessor() {
		return new RelationMappingPostProcessor();
	}

	/**
	 * Puts Covet's naming and conversions around the application's.
	 */
	static final class RelationMappingPostProcessor implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			if (bean instanceof NamingStrategy strategy && !(bean instanceof RelationNamingStrategy)) {
				return new RelationNamingStrategy(strategy);
			}
			if (bean instanceof R2dbcCustomConversions conversions && !(bean instanceof RelationConversions)) {
				return new RelationConversions(conversions);
			}
			return bean;
		}

	}

}
