package dev.covet.cache.redis;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How the shared store uses Redis.
 *
 * @param prefix the beginning of all keys and of the channel; applications that share a
 * Redis need different ones
 * @param commandTimeout the longest that anything waits for Redis
 * @param stampTtl how long a stamp is kept after it was raised last; values end with the
 * stamps they depend on
 * @param heartbeat how often this node says that it is there; after three times that, and
 * a second at least, without hearing itself it takes itself for deaf
 * @since 0.1.0
 */
public record RedisStoreSettings(String prefix, Duration commandTimeout, Duration stampTtl, Duration heartbeat) {

	private static final Duration SECOND = Duration.ofSeconds(1);

	/**
	 * Create settings.
	 * @param prefix the beginning of all keys and of the channel
	 * @param commandTimeout the longest that anything waits for Redis
	 * @param stampTtl how long a stamp is kept after it was raised last
	 * @param heartbeat how often this node says that it is there
	 */
	public RedisStoreSettings {
		Assert.isTrue(commandTimeout.toMillis() > 0, "The command timeout must be positive");
		Assert.isTrue(stampTtl.toSeconds() > 0, "The time of stamps must be at least a second");
		Assert.isTrue(heartbeat.toMillis() > 0, "The heartbeat must be positive");
	}

	/**
	 * Return settings with a timeout of 100 ms, stamps of two days and a heartbeat a
	 * second.
	 * @param prefix the beginning of all keys and of the channel
	 * @return the settings
	 */
	public static RedisStoreSettings of(String prefix) {
		return new RedisStoreSettings(prefix, Duration.ofMillis(100), Duration.ofDays(2), Duration.ofSeconds(1));
	}

	// Nobody waits for a connection, and a handshake takes longer than a command
	Duration connectTimeout() {
		return (this.commandTimeout.compareTo(SECOND) > 0) ? this.commandTimeout : SECOND;
	}

	// How long this node believes that it hears, without hearing itself. Not so short
	// that
	// a collection of garbage makes it deaf
	Duration patience() {
		Duration beats = this.heartbeat.multipliedBy(3);
		return (beats.compareTo(SECOND) > 0) ? beats : SECOND;
	}

}
