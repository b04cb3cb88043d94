package dev.covet.pool.r2dbc;

import java.time.Duration;

import dev.covet.TestDatabase;
import dev.covet.pool.AbstractPoolContractTests;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.PoolUnderTest;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.Option;
import org.jspecify.annotations.Nullable;

/**
 * Holds the R2DBC pool to the contract of pools.
 */
class R2dbcPoolContractTests extends AbstractPoolContractTests {

	@Override
	protected PoolUnderTest open(String name, PoolSettings settings, @Nullable Duration recycle) {
		PoolLimits limits = PoolLimits.of(settings, R2dbcPoolOverrides.NONE);
		return new R2dbcPoolUnderTest(new ManagedConnectionPool(new PoolParts(name,
				ConnectionFactories
					.get(TestDatabase.options().mutate().option(Option.valueOf("applicationName"), name).build()),
				R2dbcPoolOptions.of(settings), (recycle != null) ? limits.recycledAt(recycle) : limits)));
	}

}
