package dev.covet.autoconfigure;

import dev.covet.pool.r2dbc.CancellableTransactionManager;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the reactive transaction
 * manager, under the name and on the conditions of Boot's own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CovetTransactionManagerAutoConfiguration.class,
		afterName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
		beforeName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration")
@ConditionalOnClass({ R2dbcTransactionManager.class, ConnectionPool.class })
@ConditionalOnSingleCandidate(ConnectionFactory.class)
@ConditionalOnBooleanProperty(name = { "covet.enabled", "covet.pool.enabled" }, matchIfMissing = true)
public final class CovetR2dbcTransactionManagerAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(ReactiveTransactionManager.class)
	CancellableTransactionManager connectionFactoryTransactionManager(ConnectionFactory connectionFactory) {
		return new CancellableTransactionManager(connectionFactory);
	}

}
