package dev.covet.autoconfigure;

import dev.covet.Covet;
import dev.covet.mapping.EntityModels;
import dev.covet.query.QuerySets;
import dev.covet.query.execute.HandleAttachment;
import dev.covet.query.execute.NullReferences;
import dev.covet.query.execute.PartialReads;
import dev.covet.query.execute.QueryEngines;
import dev.covet.query.execute.RawSqlEngine;
import dev.covet.query.execute.ReaderSettings;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.QueryEngine;
import dev.covet.query.plan.RawEngine;
import dev.covet.query.plan.WriteEngine;
import dev.covet.query.sql.SqlDialect;
import dev.covet.query.sql.SqlDialects;
import dev.covet.repository.CovetRepositories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Row;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.r2dbc.convert.MappingR2dbcConverter;
import org.springframework.data.r2dbc.dialect.DialectResolver;
import org.springframework.data.r2dbc.mapping.R2dbcMappingContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link Covet}.
 *
 * @since 0.1.0
 */
// What queries need is made when the first bean asks for it: an application that has
// Covet on its class path and doesn't use it yet starts without.
@AutoConfiguration(afterName = "org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration")
@ConditionalOnClass(MappingR2dbcConverter.class)
@Conditional(OnDataR2dbc.class)
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CovetQueryProperties.class)
public final class CovetQueryAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EntityModels covetEntityModels(R2dbcMappingContext context, MappingR2dbcConverter converter) {
		return new EntityModels(context, (type) -> converter.getConversions().hasCustomReadTarget(Row.class, type));
	}

	// When all beans are there, so that the entities of repositories are known too.
	@Bean
	SmartInitializingSingleton covetMappingValidation(EntityModels models) {
		return models::validate;
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	SqlDialect covetSqlDialect(ConnectionFactory connectionFactory) {
		return SqlDialects.forProduct(connectionFactory.getMetadata().getName(),
				DialectResolver.getDialect(connectionFactory).getIdentifierProcessing());
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	QueryEngine covetQueryEngine(ConnectionFactory connectionFactory, ReaderSettings settings, SqlDialect dialect,
			CovetQueryProperties properties, WriteEngine writes, ObjectProvider<QueryCaching> caching) {
		return QueryEngines.create(connectionFactory, settings, dialect, properties.getBatchSize(),
				caching.getIfAvailable(() -> (executor) -> executor), writes);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	ReaderSettings covetReaderSettings(MappingR2dbcConverter converter, PartialReads partialReads,
			ConfigurableListableBeanFactory beanFactory) {
		return new ReaderSettings(converter, SingletonSupplier.of(() -> EntityCallbackBeans.afterConvert(beanFactory)),
				partialReads);
	}

	@Bean
	@ConditionalOnMissingBean
	PartialReads covetPartialReads(EntityModels models) {
		return new PartialReads(models);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean(RawEngine.class)
	RawSqlEngine covetRawEngine(ObjectProvider<DatabaseClient> client, ConnectionFactory connectionFactory,
			EntityModels models, ReaderSettings settings, HandleAttachment handles) {
		return new RawSqlEngine(client.getIfUnique(() -> DatabaseClient.create(connectionFactory)), models, settings,
				handles);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	Covet covet(EntityModels models, QueryEngine engine, CovetQueryProperties properties, RawEngine raw) {
		return Covet.create(new QuerySets(models, engine, options(properties), raw));
	}

	@Bean
	@ConditionalOnMissingBean
	static CovetRepositories covetRepositories(ObjectProvider<Covet> covet) {
		return new CovetRepositories(covet::getObject);
	}

	@Bean
	@ConditionalOnMissingBean
	NullReferences covetNullReferences(EntityModels models) {
		return new NullReferences(models);
	}

	@Bean
	@ConditionalOnMissingBean
	HandleAttachment covetHandleAttachment(EntityModels models, ObjectProvider<QueryEngine> engine,
			CovetQueryProperties properties) {
		return QueryEngines.handleAttachment(models, engine::getObject, options(properties));
	}

	private static Plan.Options options(CovetQueryProperties properties) {
		return new Plan.Options(properties.getFetchMode(), properties.getTimeout(), null, null);
	}

}
