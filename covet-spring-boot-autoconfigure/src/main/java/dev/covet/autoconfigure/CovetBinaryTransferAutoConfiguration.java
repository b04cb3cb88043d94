package dev.covet.autoconfigure;

import dev.covet.query.binary.PostgresqlBinaryTransfer;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for binary transfer on PostgreSQL.
 *
 * @since 0.1.0
 */
@AutoConfiguration(beforeName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
@ConditionalOnClass({ PostgresqlConnectionFactory.class, ConnectionFactoryOptionsBuilderCustomizer.class })
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "covet.query.binary-transfer", matchIfMissing = true)
public final class CovetBinaryTransferAutoConfiguration {

	@Bean
	ConnectionFactoryOptionsBuilderCustomizer covetBinaryTransfer() {
		return PostgresqlBinaryTransfer::configure;
	}

}
