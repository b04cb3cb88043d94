package dev.covet.pool.r2dbc;

import java.util.Map;

import dev.covet.pool.HeldScope;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolPressure;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.PoolStatus;
import dev.covet.statement.StatementLabel;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * A {@link ConnectionPool} that keeps to {@link PoolSettings}: it never has more
 * connections than those say, gives a living one or an error within the timeout, and
 * knows how it stands. Opens nothing until it is asked for a connection. Safe for use by
 * many threads.
 *
 * <p>
 * {@link #create()} fails with a {@link PoolTimeoutException} after the timeout, and with
 * the driver's own error as soon as a connection that is needed can't be opened. Closing
 * a connection gives it back; closing it again does nothing.
 *
 * @since 0.1.0
 */
public final class ManagedConnectionPool extends ConnectionPool implements ManagedPool {

	private final PoolParts parts;

	private final Mono<Connection> acquisition;

	private final Disposable watch;

	ManagedConnectionPool(PoolParts parts) {
		super(parts.configuration());
		this.parts = parts;
		parts.begin(this, () -> metrics().allocatedSize());
		Mono<Connection> once = new Acquisition(super.create(), this);
		this.acquisition = (parts.retries() > 0) ? once.retry(parts.retries()) : once;
		this.watch = new HeldWatch(parts.journal(), parts.settings().heldThreshold()).start();
	}

	/**
	 * Create a pool.
	 * @param name the name of the pool
	 * @param connectionFactory opens its connections
	 * @param settings how it is set
	 * @return a pool that has no connection yet
	 */
	public static ManagedConnectionPool create(String name, ConnectionFactory connectionFactory,
			PoolSettings settings) {
		return create(name, connectionFactory, R2dbcPoolOptions.of(settings));
	}

	/**
	 * Create a pool for an application that has settings of its own.
	 * @param name the name of the pool
	 * @param connectionFactory opens its connections
	 * @param options how it is set
	 * @return a pool that has no connection yet
	 */
	public static ManagedConnectionPool create(String name, ConnectionFactory connectionFactory,
			R2dbcPoolOptions options) {
		return new ManagedConnectionPool(new PoolParts(name, connectionFactory, options,
				PoolLimits.of(options.settings(), options.overrides())));
	}

	@Override
	public Mono<Connection> create() {
		return this.acquisition;
	}

	@Override
	public Mono<Void> disposeLater() {
		return Mono.defer(() -> {
			this.parts.sessions().startClosing();
			this.watch.dispose();
			return super.disposeLater();
		});
	}

	@Override
	public String getName() {
		return this.parts.journal().getName();
	}

	@Override
	public Kind getKind() {
		return Kind.R2DBC;
	}

	@Override
	public PoolSettings getSettings() {
		return this.parts.settings();
	}

	@Override
	public PoolStatus status() {
		PoolMetrics metrics = metrics();
		return this.parts.journal().status(metrics.acquiredSize(), metrics.idleSize());
	}

	@Override
	public PoolPressure pressure() {
		return this.parts.journal().pressure();
	}

	@Override
	public boolean isWaitBounded() {
		return acquireNanos() != null;
	}

	@Override
	public Map<String, Integer> connectionsByEventLoop() {
		return this.parts.sessions().byEventLoop();
	}

	HeldR2dbcConnection handOut(Connection pooled, Slot slot, ContextView context, HeldScope.Wait wait, long nanos) {
		HeldR2dbcConnection held = new HeldR2dbcConnection(pooled, slot, this, StatementLabel.from(context), wait);
		PoolMetrics metrics = metrics();
		journal().acquired(held, wait, nanos, metrics.acquiredSize() + metrics.idleSize());
		return held;
	}

	PoolTimeoutException timeout(long waited) {
		PoolMetrics metrics = metrics();
		return this.parts.timeout(metrics.acquiredSize(), metrics.idleSize(), waited);
	}

	PoolJournal journal() {
		return this.parts.journal();
	}

	PoolLimits limits() {
		return this.parts.limits();
	}

	@Nullable String pingQuery() {
		return this.parts.pingQuery();
	}

	@Nullable Long acquireNanos() {
		return this.parts.acquireNanos();
	}

	private PoolMetrics metrics() {
		return getMetrics().orElseThrow();
	}

	@Override
	public String toString() {
		return "Pool '" + getName() + "' of " + getMetadata().getName();
	}

}
