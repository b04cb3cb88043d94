package dev.covet.pool.r2dbc;

import java.time.Duration;
import java.util.function.IntSupplier;

import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.PoolTimeout;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * What a pool is made of, and there before it is.
 */
final class PoolParts {

	private final R2dbcPoolOptions options;

	private final PoolLimits limits;

	private final PoolJournal journal;

	private final Sessions sessions;

	private final @Nullable Long acquireNanos;

	private volatile IntSupplier allocated = () -> 0;

	PoolParts(String name, ConnectionFactory factory, R2dbcPoolOptions options, PoolLimits limits) {
		this.options = options;
		this.limits = limits;
		this.journal = new PoolJournal(name, options);
		this.sessions = new Sessions(factory, limits, settings().maxConnections(), this.journal);
		this.acquireNanos = (limits.acquire() != null) ? limits.acquire().toNanos() : null;
	}

	// r2dbc-pool's own times are off: it would try again after each of them, and close a
	// connection that is being pinged as if nothing had happened.
	ConnectionPoolConfiguration configuration() {
		ConnectionPoolConfiguration.Builder builder = ConnectionPoolConfiguration.builder(this.sessions);
		builder.name(this.journal.getName());
		this.options.customizer().customize(builder);
		Eviction eviction = new Eviction(this.limits, settings().size(), () -> this.allocated.getAsInt());
		return builder.connectionFactory(this.sessions)
			.initialSize(orZero(this.options.overrides().initialSize()))
			.minIdle(orZero(this.options.overrides().minIdle()))
			.maxSize(settings().maxConnections())
			.maxAcquireTime(ConnectionPoolConfiguration.NO_TIMEOUT)
			.acquireRetry(0)
			.maxCreateConnectionTime(ConnectionPoolConfiguration.NO_TIMEOUT)
			.maxValidationTime(ConnectionPoolConfiguration.NO_TIMEOUT)
			.maxIdleTime(ConnectionPoolConfiguration.NO_TIMEOUT)
			.maxLifeTime(ConnectionPoolConfiguration.NO_TIMEOUT)
			.validationDepth(ValidationDepth.LOCAL)
			.backgroundEvictionInterval(this.limits.eviction())
			.allocatorSubscribeOn(Schedulers.immediate())
			.customizer((pool) -> pool.evictionPredicate(eviction))
			.build();
	}

	PoolTimeoutException timeout(int inUse, int idle, long waited) {
		Duration limit = (this.limits.acquire() != null) ? this.limits.acquire() : settings().timeout();
		return new PoolTimeoutException(new PoolTimeout(this.journal.getName(), settings().size(),
				settings().maxOverflow(), inUse, idle, this.journal.pending(), limit, Duration.ofNanos(waited)));
	}

	void begin(ManagedPool pool, IntSupplier allocated) {
		this.journal.begin(pool);
		this.allocated = allocated;
	}

	PoolSettings settings() {
		return this.options.settings();
	}

	PoolLimits limits() {
		return this.limits;
	}

	PoolJournal journal() {
		return this.journal;
	}

	Sessions sessions() {
		return this.sessions;
	}

	@Nullable Long acquireNanos() {
		return this.acquireNanos;
	}

	@Nullable String pingQuery() {
		return this.options.overrides().validationQuery();
	}

	int retries() {
		return orZero(this.options.overrides().acquireRetry());
	}

	private static int orZero(@Nullable Integer explicit) {
		return (explicit != null) ? explicit : 0;
	}

}
