package dev.covet.autoconfigure;

import java.util.List;

import dev.covet.pool.PoolListener;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.r2dbc.ManagedConnectionPool;
import dev.covet.pool.r2dbc.R2dbcPoolCustomizer;
import dev.covet.pool.r2dbc.R2dbcPoolOptions;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.core.env.Environment;

/**
 * Builds the pool.
 */
final class R2dbcPoolFactory {

	private static final Log logger = LogFactory.getLog("dev.covet.pool");

	private final PoolSettings settings;

	private final Environment environment;

	private final List<R2dbcPoolCustomizer> customizers;

	private final PoolListener listener;

	R2dbcPoolFactory(PoolSettings settings, Environment environment, List<R2dbcPoolCustomizer> customizers,
			PoolListener listener) {
		this.settings = settings;
		this.environment = environment;
		this.customizers = customizers;
		this.listener = listener;
	}

	// Each physical connection is decorated, so decorators come below the pool, as Boot
	// has
	// it for a pool that is set by properties.
	ManagedConnectionPool create(String name, R2dbcDriverOptions driver, List<ConnectionFactoryDecorator> decorators) {
		ConnectionFactory factory = ConnectionFactoryBuilder.withOptions(driver.driver())
			.decorators(decorators)
			.build();
		ExplicitR2dbcPool explicit = driver.isPooled() ? ExplicitR2dbcPool.inUrl(driver.options())
				: ExplicitR2dbcPool.inProperties(this.environment);
		if (!explicit.keys().isEmpty()) {
			logger.info("Pool '%s': what is set by %s wins over covet.pool.*: %s".formatted(name, explicit.source(),
					String.join(", ", explicit.keys())));
		}
		return ManagedConnectionPool.create(name, factory, new R2dbcPoolOptions(explicit.applyTo(this.settings),
				explicit.overrides(), (builder) -> customize(builder, driver), this.listener));
	}

	private void customize(ConnectionPoolConfiguration.Builder builder, R2dbcDriverOptions driver) {
		if (driver.isPooled()) {
			new R2dbcPoolUrlCustomizer(driver.options()).customize(builder);
		}
		this.customizers.forEach((customizer) -> customizer.customize(builder));
	}

}
