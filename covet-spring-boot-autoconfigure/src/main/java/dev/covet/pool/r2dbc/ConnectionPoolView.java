package dev.covet.pool.r2dbc;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.PoolStatus;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * A {@link ConnectionPool} of the application's own, as far as it can be looked into: how
 * many connections are in use, idle and waited for. What r2dbc-pool doesn't tell is none,
 * and the longest time.
 *
 * @since 0.1.0
 */
public final class ConnectionPoolView implements ManagedPool {

	private static final Duration LONGEST = Duration.ofDays(30);

	private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

	private final String name;

	private final PoolMetrics metrics;

	private final @Nullable Duration acquireTime;

	private final PoolSettings settings;

	private ConnectionPoolView(String name, PoolMetrics metrics, @Nullable Duration acquireTime) {
		this.name = name;
		this.metrics = metrics;
		this.acquireTime = acquireTime;
		this.settings = new PoolSettings(
				Math.max(1, Math.min(metrics.getMaxAllocatedSize(), PoolSettings.MAX_CONNECTIONS)), 0, LONGEST_TIMEOUT,
				LONGEST, false, LONGEST, false, LONGEST);
	}

	/**
	 * Create a view of a pool.
	 * @param name the name of its bean
	 * @param pool the pool
	 * @return the view
	 */
	public static ConnectionPoolView of(String name, ConnectionPool pool) {
		return new ConnectionPoolView(name, pool.getMetrics().orElseThrow(), acquireTime(pool));
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public Kind getKind() {
		return Kind.R2DBC;
	}

	@Override
	public PoolSettings getSettings() {
		return this.settings;
	}

	@Override
	public PoolStatus status() {
		return new PoolStatus(this.name, this.settings.size(), 0, this.metrics.acquiredSize(), this.metrics.idleSize(),
				0, this.metrics.pendingAcquireSize(), PoolStatus.Times.NONE, PoolStatus.Times.NONE, 0, 0, 0, Map.of(),
				List.of());
	}

	@Override
	public boolean isWaitBounded() {
		return this.acquireTime == null || !this.acquireTime.isNegative();
	}

	// There is no other way to learn of it. Null if there is no such field any more.
	private static @Nullable Duration acquireTime(ConnectionPool pool) {
		Field field = ReflectionUtils.findField(ConnectionPool.class, "maxAcquireTime", Duration.class);
		if (field == null) {
			return null;
		}
		ReflectionUtils.makeAccessible(field);
		return (Duration) ReflectionUtils.getField(field, pool);
	}

}
