package dev.covet.actuate;

import java.util.List;
import java.util.Map;

import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.check.PoolSituation;
import org.jspecify.annotations.Nullable;

/**
 * A pool in the endpoint {@code covetpool}.
 *
 * @param name the name of the pool
 * @param kind the library that it comes from
 * @param settings how it is set
 * @param status how it stands
 * @param recommended the size that its use asks for, {@code null} if too little was seen
 * @param longHeld the connections that have been held for longer than the threshold
 * @param connectionsByEventLoop how many open connections sit on each event loop
 * @since 0.1.0
 */
public record PoolDescriptor(String name, ManagedPool.Kind kind, Settings settings, PoolStatusDescriptor status,
		@Nullable Recommended recommended, List<HeldDescriptor> longHeld, Map<String, Integer> connectionsByEventLoop) {

	static PoolDescriptor of(PoolSituation.Reading reading) {
		ManagedPool pool = reading.pool();
		return new PoolDescriptor(pool.getName(), pool.getKind(), Settings.of(pool.getSettings()),
				PoolStatusDescriptor.of(reading), Recommended.of(reading.status()),
				reading.status().longHeld().stream().map(HeldDescriptor::of).toList(), pool.connectionsByEventLoop());
	}

	/**
	 * How a pool is set, in the words of {@code covet.pool.*}.
	 *
	 * @param size the connections that are kept
	 * @param maxOverflow those that may be opened above
	 * @param timeoutMillis how long a caller waits
	 * @param recycleMillis the age at which a connection is replaced
	 * @param prePing whether a connection is pinged before it is handed out
	 * @param overflowIdleMillis how long one above the size may be idle
	 * @param heldThresholdMillis how long one may be held before that is reported
	 */
	public record Settings(int size, int maxOverflow, long timeoutMillis, long recycleMillis, boolean prePing,
			long overflowIdleMillis, long heldThresholdMillis) {

		static Settings of(PoolSettings settings) {
			return new Settings(settings.size(), settings.maxOverflow(), settings.timeout().toMillis(),
					settings.recycle().toMillis(), settings.prePing(), settings.overflowIdle().toMillis(),
					settings.heldThreshold().toMillis());
		}

	}

}
