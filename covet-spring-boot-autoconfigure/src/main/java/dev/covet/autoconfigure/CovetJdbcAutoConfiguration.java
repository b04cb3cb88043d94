package dev.covet.autoconfigure;

import javax.sql.DataSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of Boot's pooled data source beside
 * R2DBC.
 *
 * @since 0.1.0
 */
@AutoConfiguration(beforeName = { "dev.covet.autoconfigure.CovetR2dbcPoolAutoConfiguration",
		"org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration" })
@ConditionalOnClass({ DataSource.class, EmbeddedDatabaseType.class, DataSourceProperties.class })
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty("covet.pool.jdbc.enabled")
@EnableConfigurationProperties(DataSourceProperties.class)
@Import({ JdbcPieces.class, JdbcUrlCheck.class })
public final class CovetJdbcAutoConfiguration {

}
