package dev.covet.pool.hikari;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.zaxxer.hikari.HikariConfig;
import dev.covet.pool.PoolSettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Puts the words of {@code covet.pool.*} into HikariCP's, except where the application
 * has said its own in those.
 */
final class HikariWords {

	private static final Log logger = LogFactory.getLog("dev.covet.pool");

	/** The least time that HikariCP lets a connection be idle before it is closed. */
	static final Duration LEAST_IDLE = Duration.ofSeconds(10);

	private static final long SECOND = 1000;

	private final HikariConfig config;

	private final Predicate<String> explicit;

	private final List<String> kept = new ArrayList<>();

	private boolean keepsSize = true;

	HikariWords(HikariConfig config, Predicate<String> explicit) {
		this.config = config;
		this.explicit = explicit;
	}

	// The settings of a pool that has been set in HikariCP's words alone.
	static PoolSettings read(HikariConfig config) {
		PoolSettings none = new PoolSettings(1, 0, Duration.ofSeconds(30), Settings.LONGEST, false, LEAST_IDLE, false,
				Duration.ofSeconds(30));
		return Settings.of(none, config.getMinimumIdle(), config.getMaximumPoolSize(), config.getConnectionTimeout(),
				config.getMaxLifetime(), config.getIdleTimeout());
	}

	// Returns the settings that the pool has then, which explicit values may have
	// changed.
	PoolSettings apply(String name, PoolSettings settings) {
		HikariConfig config = this.config;
		int max = word("maximum-pool-size", settings.maxConnections(), config::getMaximumPoolSize,
				config::setMaximumPoolSize);
		int size = word("minimum-idle", Math.min(settings.size(), max), config::getMinimumIdle, config::setMinimumIdle);
		long timeout = word("connection-timeout", settings.timeout().toMillis(), config::getConnectionTimeout,
				config::setConnectionTimeout);
		word("validation-timeout", Math.max(250, Math.min(5 * SECOND, timeout / 2)), config::getValidationTimeout,
				config::setValidationTimeout);
		long recycle = word("max-lifetime", settings.recycle().toMillis(), config::getMaxLifetime,
				config::setMaxLifetime);
		long idle = (size < max) ? word("idle-timeout", idleTimeout(name, settings.overflowIdle(), recycle),
				config::getIdleTimeout, config::setIdleTimeout) : settings.overflowIdle().toMillis();
		if (!this.explicit.test("keepalive-time") && recycle > 0 && config.getKeepaliveTime() >= recycle) {
			config.setKeepaliveTime(0);
		}
		if (config.getPoolName() == null) {
			config.setPoolName(name);
		}
		this.keepsSize = !this.explicit.test("minimum-idle");
		return Settings.of(settings, size, max, timeout, recycle, idle);
	}

	// What the application has set itself and Covet would have set otherwise.
	List<String> kept() {
		return this.kept;
	}

	// Whether the size is Covet's: kept whether idle or in use, while HikariCP's own
	// minimum is of idle ones only.
	boolean keepsSize() {
		return this.keepsSize;
	}

	// HikariCP takes less than ten seconds for ten minutes, and what is close to the
	// maximum lifetime for never.
	private long idleTimeout(String name, Duration overflowIdle, long recycle) {
		long idle = Math.max(LEAST_IDLE.toMillis(), overflowIdle.toMillis());
		if (idle > overflowIdle.toMillis() && !this.explicit.test("idle-timeout")) {
			logger.info("Pool '%s': covet.pool.overflow-idle of %d ms becomes %d ms, the least that HikariCP takes"
				.formatted(name, overflowIdle.toMillis(), idle));
		}
		return (recycle > 0) ? Math.min(idle, recycle - SECOND) : idle;
	}

	private <T> T word(String key, T wanted, Supplier<T> present, Consumer<T> setter) {
		if (!this.explicit.test(key)) {
			setter.accept(wanted);
			return wanted;
		}
		T value = present.get();
		if (!value.equals(wanted)) {
			this.kept.add("%s=%s (instead of %s)".formatted(key, value, wanted));
		}
		return value;
	}

	/**
	 * Settings from what the application itself has set in HikariCP's words, which take
	 * more than Covet's do: such a value is shown as the nearest that there is.
	 */
	private static final class Settings {

		private static final Duration LONGEST = Duration.ofDays(30);

		private static PoolSettings of(PoolSettings settings, int size, int max, long timeout, long recycle,
				long idle) {
			int most = Math.min(max, PoolSettings.MAX_CONNECTIONS);
			int kept = (size < 0) ? most : Math.max(1, Math.min(size, most));
			return new PoolSettings(kept, most - kept, within(timeout, 250, Duration.ofHours(1)),
					(recycle == 0) ? LONGEST : within(recycle, 30 * SECOND, LONGEST), settings.prePing(),
					(idle == 0) ? LONGEST : within(idle, 100, LONGEST), settings.echo(), settings.heldThreshold());
		}

		private static Duration within(long millis, long least, Duration most) {
			return Duration.ofMillis(Math.max(least, Math.min(millis, most.toMillis())));
		}

	}

}
