package dev.covet.autoconfigure;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that has {@code @Transactional} mean
 * the reactive transaction manager where there are two, if that is asked for by
 * {@code covet.pool.jdbc.enabled}.
 *
 * @since 0.1.0
 */
// Boot makes a transaction manager for JDBC only if there is none yet, and one for R2DBC
// beside it. Covet's other configurations are sorted first and draw that of R2DBC
// forward,
// before the one for JDBC, unless this one keeps them in Boot's order.
@AutoConfiguration(
		afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
		beforeName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration")
@ConditionalOnClass(Transactional.class)
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
public final class CovetTransactionManagerAutoConfiguration {

	@Bean
	@ConditionalOnBooleanProperty("covet.pool.jdbc.enabled")
	static ImperativeTransactionManagers covetImperativeTransactionManagers() {
		return new ImperativeTransactionManagers();
	}

	@Bean
	TransactionManagerCheck covetTransactionManagerCheck(ConfigurableListableBeanFactory beanFactory) {
		return new TransactionManagerCheck(beanFactory);
	}

}
