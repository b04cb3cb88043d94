package dev.covet.autoconfigure;

import java.util.List;

import dev.covet.cache.CacheRegions;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.change.TableNames;
import dev.covet.cache.query.CacheContext;
import dev.covet.cache.query.CachingQueryExecutors;
import dev.covet.cache.query.QueryCacheSettings;
import dev.covet.cache.query.StoredType;
import dev.covet.cache.query.postgresql.JsonType;
import dev.covet.statement.r2dbc.StatementObservation;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.r2dbc.convert.MappingR2dbcConverter;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the cache of query results.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CovetCacheAutoConfiguration.class, before = CovetQueryAutoConfiguration.class,
		afterName = "org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration")
@ConditionalOnClass(MappingR2dbcConverter.class)
@Conditional(OnDataR2dbc.class)
@ConditionalOnBean(CacheInvalidations.class)
public final class CovetQueryCacheAutoConfiguration {

	private static final Log logger = LogFactory.getLog("dev.covet.cache");

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	QueryCaching covetQueryCaching(CacheRegions regions, CovetCacheProperties properties,
			CacheInvalidations invalidations, ObjectProvider<CacheContext> contexts,
			ObjectProvider<StoredType<?>> types, ConnectionFactory connectionFactory,
			ObjectProvider<R2dbcConnectionDetails> details) {
		if (!StatementObservation.isObserved(connectionFactory)) {
			logger.warn("Results of queries are not cached: the application's own connection factory is not observed, "
					+ "so that nobody would see what is written. Apply the ConnectionFactoryDecorator beans where it "
					+ "is built");
			return (statements) -> statements;
		}
		return (statements) -> CachingQueryExecutors
			.create(regions, settings(properties, database(connectionFactory, details.getIfAvailable())),
					TableNames::tag, invalidations::tables, CacheContext.all(contexts.orderedStream().toList()),
					List.copyOf(types.orderedStream().toList()), connectionFactory)
			.apply(statements);
	}

	private static QueryCacheSettings settings(CovetCacheProperties properties, String database) {
		CovetCacheProperties.Query query = properties.getQuery();
		RegionSettings region = RegionSettings.of(QueryCacheSettings.REGION, query.getTtl());
		return new QueryCacheSettings(region, query.isEnabled(), query.getMaximumRows(),
				query.getMaximumSize().toBytes(), database);
	}

	private static String database(ConnectionFactory connectionFactory, @Nullable R2dbcConnectionDetails details) {
		String product = connectionFactory.getMetadata().getName();
		if (details == null) {
			return product;
		}
		ConnectionFactoryOptions options = details.getConnectionFactoryOptions();
		return "%s/%s:%s/%s".formatted(product, options.getValue(ConnectionFactoryOptions.HOST),
				options.getValue(ConnectionFactoryOptions.PORT), options.getValue(ConnectionFactoryOptions.DATABASE));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Json.class)
	static class PostgresqlConfiguration {

		@Bean
		JsonType covetPostgresqlJsonType() {
			return new JsonType();
		}

	}

}
