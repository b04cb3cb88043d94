package dev.covet.autoconfigure;

import dev.covet.index.IndexStartup;
import dev.covet.index.Indexes;
import dev.covet.mapping.EntityModels;
import dev.covet.query.sql.SqlDialect;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.r2dbc.convert.MappingR2dbcConverter;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the indexes that entities
 * declare.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CovetQueryAutoConfiguration.class)
@ConditionalOnClass(MappingR2dbcConverter.class)
@Conditional(OnDataR2dbc.class)
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CovetIndexesProperties.class)
public final class CovetIndexesAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	Indexes covetIndexes(ConnectionFactory connectionFactory, EntityModels models, SqlDialect dialect) {
		return new Indexes(connectionFactory, models, dialect);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty("covet.indexes.mode")
	IndexStartup covetIndexStartup(Indexes indexes, CovetIndexesProperties properties) {
		return new IndexStartup(indexes, properties.getMode(), properties.getTimeout());
	}

}
