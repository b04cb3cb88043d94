package dev.covet.autoconfigure;

import dev.covet.statement.CommitListener;
import dev.covet.statement.StatementListener;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that tells all
 * {@link StatementListener} beans of the statements that reach the database, and all
 * {@link CommitListener} beans of what they wrote.
 *
 * @since 0.1.0
 */
@AutoConfiguration(beforeName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
public final class CovetStatementAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ConnectionFactory.class, ConnectionFactoryDecorator.class })
	static class R2dbcConfiguration {

		@Bean
		@ConditionalOnMissingBean
		StatementObservationDecorator covetStatementObservationDecorator(ConfigurableListableBeanFactory beanFactory,
				ObjectProvider<StatementListener> listeners, ObjectProvider<CommitListener> commitListeners) {
			return new StatementObservationDecorator(beanFactory, listeners, commitListeners);
		}

	}

}
