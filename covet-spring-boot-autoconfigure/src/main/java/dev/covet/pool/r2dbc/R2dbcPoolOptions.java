package dev.covet.pool.r2dbc;

import java.util.List;

import dev.covet.pool.PoolListener;
import dev.covet.pool.PoolSettings;

/**
 * How an R2DBC pool is set, and who has a say in it.
 *
 * @param settings how it is set
 * @param overrides what wins over that
 * @param customizer sets what neither says
 * @param listener is told of what happens
 * @since 0.1.0
 */
public record R2dbcPoolOptions(PoolSettings settings, R2dbcPoolOverrides overrides, R2dbcPoolCustomizer customizer,
		PoolListener listener) {

	/**
	 * Create options of settings alone.
	 * @param settings how the pool is set
	 * @return the options
	 */
	public static R2dbcPoolOptions of(PoolSettings settings) {
		return new R2dbcPoolOptions(settings, R2dbcPoolOverrides.NONE, (builder) -> {
		}, PoolListener.of(List.of()));
	}

}
