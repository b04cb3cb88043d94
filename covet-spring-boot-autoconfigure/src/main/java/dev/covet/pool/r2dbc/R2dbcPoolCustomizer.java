package dev.covet.pool.r2dbc;

import io.r2dbc.pool.ConnectionPoolConfiguration;

/**
 * Callback for beans that set what Covet doesn't on the R2DBC pool that it builds: a
 * recorder of metrics, JMX, what happens before a connection is handed out or given back.
 * Customizers are called in order. Sizes, times, validation and the builder's own
 * customizer are set afterwards by what the properties say.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface R2dbcPoolCustomizer {

	/**
	 * Customize the pool.
	 * @param builder the builder of its configuration
	 */
	void customize(ConnectionPoolConfiguration.Builder builder);

}
