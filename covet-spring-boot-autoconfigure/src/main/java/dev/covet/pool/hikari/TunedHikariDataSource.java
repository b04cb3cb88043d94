package dev.covet.pool.hikari;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolListener;
import dev.covet.pool.PoolSettings;

/**
 * A {@link HikariDataSource} that is set in Covet's words and says how it stands. It
 * takes the place of another one that has not started yet, with all that is set there.
 * The pool starts at the first connection, as HikariCP's does.
 * <p>
 * Connections are pinged each time they are handed out, if the settings say so, not only
 * some time after their last use. An error after the timeout is the one of HikariCP,
 * {@link SQLTransientConnectionException}, with a message that says how the pool stands.
 *
 * @since 0.1.0
 */
// Not final, as an application's own post-processors may make a proxy by a subclass.
public class TunedHikariDataSource extends HikariDataSource {

	private final boolean keepsSize;

	private final List<String> kept;

	private final HikariManagedPool managed;

	TunedHikariDataSource(String name, HikariConfig source, PoolSettings settings, Predicate<String> explicit,
			PoolListener listener) {
		source.copyStateTo(this);
		HikariWords words = new HikariWords(this, explicit);
		this.managed = new HikariManagedPool(name, words.apply(name, settings), this, listener);
		this.keepsSize = words.keepsSize();
		this.kept = words.kept();
	}

	/**
	 * Create a data source with what is set in another.
	 * @param name the name of the bean, which becomes that of the pool if it has none
	 * @param source where the database is and what else is set; its pool must not run
	 * @param settings the settings
	 * @param explicit tells of the name of one of HikariCP's settings, such as
	 * {@code maximum-pool-size}, whether the application has set it, so that it stays as
	 * it is in the source
	 * @param listener is told of what happens
	 * @return the data source
	 * @throws IllegalStateException if the pool of the source runs
	 */
	public static TunedHikariDataSource of(String name, HikariDataSource source, PoolSettings settings,
			Predicate<String> explicit, PoolListener listener) {
		if (source.getHikariPoolMXBean() != null) {
			throw new IllegalStateException("Pool '" + name + "' runs already, so nothing can be set anymore");
		}
		return new TunedHikariDataSource(name, source, settings, explicit, listener);
	}

	/**
	 * Return a pool in Covet's words.
	 * @param name the name for a pool that isn't set in them
	 * @param dataSource the data source
	 * @return the pool; its settings are those that are in force. One that Covet hasn't
	 * set knows how many connections there are, and neither times nor counts
	 */
	public static ManagedPool managedPool(String name, HikariDataSource dataSource) {
		return (dataSource instanceof TunedHikariDataSource tuned) ? tuned.managed
				: new HikariManagedPool(name, HikariWords.read(dataSource), dataSource, PoolListener.of(List.of()));
	}

	/**
	 * Return what the application has set itself to something else than the settings say.
	 * @return a text for each
	 */
	public List<String> explicitSettings() {
		return this.kept;
	}

	@Override
	public Connection getConnection() throws SQLException {
		long start = System.nanoTime();
		try {
			return this.managed.lend(take(start), start);
		}
		catch (SQLTransientConnectionException ex) {
			throw (pool() != null) ? this.managed.timedOut(ex, start) : ex;
		}
	}

	// The first connection starts the pool.
	private Connection take(long start) throws SQLException {
		if (pool() == null) {
			this.managed.prepare();
		}
		Connection connection = super.getConnection();
		while (!this.managed.isAlive(connection, left(start))) {
			super.evictConnection(connection);
			connection = pool().getConnection(left(start));
		}
		return connection;
	}

	private long left(long start) {
		long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
		return Math.max(0, getConnectionTimeout() - waited);
	}

	private HikariPool pool() {
		return (HikariPool) getHikariPoolMXBean();
	}

	@Override
	public void evictConnection(Connection connection) {
		super.evictConnection(HeldJdbcConnection.pooled(connection));
	}

	/**
	 * Return how many idle connections HikariCP is to have: as many as complete the size
	 * with those in use, so that it neither opens more before they are needed, nor closes
	 * others than overflow.
	 */
	// HikariCP asks each time. If it asked once, the size would still be its minimum.
	@Override
	public int getMinimumIdle() {
		int size = super.getMinimumIdle();
		HikariPoolMXBean pool = getHikariPoolMXBean();
		return (this.keepsSize && pool != null) ? Math.max(0, size - pool.getActiveConnections()) : size;
	}

	@Override
	public void close() {
		super.close();
		this.managed.close();
	}

}
