package dev.covet.autoconfigure;

import java.util.function.Function;

import dev.covet.pool.r2dbc.R2dbcPoolCustomizer;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.pool.PoolingConnectionFactoryProvider;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.reactivestreams.Publisher;

/**
 * Sets what a pool's URL says beside sizes and times.
 */
record R2dbcPoolUrlCustomizer(ConnectionFactoryOptions options) implements R2dbcPoolCustomizer {

	// Read from a URL a value is text, whatever the type of its option.
	@Override
	@SuppressWarnings("unchecked")
	public void customize(ConnectionPoolConfiguration.Builder builder) {
		if (this.options.hasOption(PoolingConnectionFactoryProvider.POOL_NAME)) {
			builder.name(String.valueOf(this.options.getValue(PoolingConnectionFactoryProvider.POOL_NAME)));
		}
		if (this.options.hasOption(PoolingConnectionFactoryProvider.REGISTER_JMX)) {
			builder.registerJmx(Boolean
				.parseBoolean(String.valueOf(this.options.getValue(PoolingConnectionFactoryProvider.REGISTER_JMX))));
		}
		if (this.options.getValue(PoolingConnectionFactoryProvider.PRE_RELEASE) instanceof Function<?, ?> function) {
			builder.preRelease((Function<? super Connection, ? extends Publisher<Void>>) function);
		}
		if (this.options.getValue(PoolingConnectionFactoryProvider.POST_ALLOCATE) instanceof Function<?, ?> function) {
			builder.postAllocate((Function<? super Connection, ? extends Publisher<Void>>) function);
		}
	}

}
