package dev.covet.pool.r2dbc;

import java.time.Duration;

import io.r2dbc.spi.ValidationDepth;
import org.jspecify.annotations.Nullable;

/**
 * What an application says of its R2DBC pool in Spring's or r2dbc-pool's own words, which
 * wins over Covet's. Nothing is {@code null} where nothing is said.
 *
 * @param initialSize how many connections are opened with the first one
 * @param minIdle the same, in another of r2dbc-pool's words
 * @param maxAcquireTime how long a caller waits, in place of the timeout; negative for
 * ever
 * @param acquireRetry how often an acquisition that failed is tried again, each time for
 * as long; never if it isn't set
 * @param maxLifeTime the age at which a connection is replaced, exactly; negative never
 * @param maxIdleTime how long any connection may be idle; negative for ever
 * @param maxCreateConnectionTime how long opening a connection may take
 * @param maxValidationTime how long a ping may take
 * @param validationDepth whether connections are pinged
 * @param validationQuery a query that pings
 * @param backgroundEvictionInterval how often idle connections are looked at
 * @since 0.1.0
 */
public record R2dbcPoolOverrides(@Nullable Integer initialSize, @Nullable Integer minIdle,
		@Nullable Duration maxAcquireTime, @Nullable Integer acquireRetry, @Nullable Duration maxLifeTime,
		@Nullable Duration maxIdleTime, @Nullable Duration maxCreateConnectionTime,
		@Nullable Duration maxValidationTime, @Nullable ValidationDepth validationDepth,
		@Nullable String validationQuery, @Nullable Duration backgroundEvictionInterval) {

	/** Nothing is said. */
	public static final R2dbcPoolOverrides NONE = new R2dbcPoolOverrides(null, null, null, null, null, null, null, null,
			null, null, null);

}
