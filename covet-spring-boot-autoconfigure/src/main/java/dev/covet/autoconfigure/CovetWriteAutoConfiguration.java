package dev.covet.autoconfigure;

import dev.covet.query.execute.HandleAttachment;
import dev.covet.query.execute.PartialReads;
import dev.covet.query.plan.WriteEngine;
import dev.covet.query.sql.SqlDialect;
import dev.covet.query.write.Transactions;
import dev.covet.query.write.WriteEngines;
import dev.covet.query.write.WriteSettings;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.r2dbc.convert.MappingR2dbcConverter;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for what Covet writes.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = { "org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration",
		"org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration" })
@ConditionalOnClass(MappingR2dbcConverter.class)
@Conditional(OnDataR2dbc.class)
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
public final class CovetWriteAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	Transactions covetTransactions(ConnectionFactory connectionFactory,
			ObjectProvider<ReactiveTransactionManager> managers) {
		return new Transactions(managers.orderedStream()
			.filter((manager) -> manager instanceof R2dbcTransactionManager candidate
					&& candidate.getConnectionFactory() == connectionFactory)
			.findFirst()
			.orElseGet(() -> new R2dbcTransactionManager(connectionFactory)));
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	WriteEngine covetWriteEngine(ConnectionFactory connectionFactory, MappingR2dbcConverter converter,
			WriteSettings settings, SqlDialect dialect, Transactions transactions) {
		return WriteEngines.create(connectionFactory, converter, settings, dialect, transactions);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	WriteSettings covetWriteSettings(ObjectProvider<R2dbcEntityTemplate> template, PartialReads partialReads,
			HandleAttachment handles, ConfigurableListableBeanFactory beanFactory) {
		return new WriteSettings(SingletonSupplier.of(template::getObject),
				SingletonSupplier.of(() -> EntityCallbackBeans.writing(beanFactory)), partialReads, handles);
	}

}
