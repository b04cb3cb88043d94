package dev.covet.cache.redis;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How the shared store uses Redis.
 *
 * @param prefix the beginning of all keys and of the channel
 * @param commandTimeout the longest that anything waits for Redis
 * @param stampTtl how long a stamp is kept after it was raised last, longer than any
 * value
 * @param heartbeat how often this node says that it can be heard
 * @since 0.1.0
 */
public record RedisStoreSettings(String prefix, Duration commandTimeout, Duration stampTtl, Duration heartbeat) {

	/**
	 * Create settings.
	 * @param prefix the beginning of all keys and of the channel
	 * @param commandTimeout the longest that anything waits for Redis
	 * @param stampTtl how long a stamp is kept
	 * @param heartbeat how often this node says that it can be heard
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

}
