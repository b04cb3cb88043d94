package dev.covet.pool.fault;

import java.time.Duration;

import dev.covet.pool.PoolSettings;
import dev.covet.pool.r2dbc.ManagedConnectionPool;
import io.r2dbc.spi.ConnectionFactory;

/**
 * Pools without an application.
 */
final class TestPools {

	private TestPools() {
	}

	static ManagedConnectionPool of(ConnectionFactory connections, int size, int overflow, Duration timeout) {
		return ManagedConnectionPool.create("test", connections, new PoolSettings(size, overflow, timeout,
				Duration.ofHours(1), true, Duration.ofSeconds(1), false, Duration.ofSeconds(10)));
	}

}
