package dev.covet.cache.redis;

import java.time.Duration;

/**
 * How the store in Redis is used.
 *
 * @param prefix the beginning of all keys and of the channel; applications that share a
 * Redis need different ones
 * @param commandTimeout the time after which a command is given up
 * @param connectTimeout the time after which an attempt to connect is given up, which
 * nobody waits for
 * @param heartbeat how often this node says that it is there; after three times that
 * without hearing itself it takes itself for deaf
 * @param stampLifetime how long a stamp is kept that nobody raises. Values end with the
 * stamps they depend on
 * @param maximumBytes the size of the largest value that is written
 * @since 0.1.0
 */
public record RedisStoreSettings(String prefix, Duration commandTimeout, Duration connectTimeout, Duration heartbeat,
		Duration stampLifetime, int maximumBytes) {

	/**
	 * Check the settings.
	 * @param prefix the beginning of all keys and of the channel
	 * @param commandTimeout the time after which a command is given up
	 * @param connectTimeout the time after which an attempt to connect is given up
	 * @param heartbeat how often this node says that it is there
	 * @param stampLifetime how long a stamp is kept that nobody raises
	 * @param maximumBytes the size of the largest value that is written
	 * @throws IllegalArgumentException if a time is not longer than zero
	 */
	public RedisStoreSettings {
		positive("command timeout", commandTimeout);
		positive("connect timeout", connectTimeout);
		positive("heartbeat", heartbeat);
		positive("lifetime of stamps", stampLifetime);
	}

	private static void positive(String name, Duration time) {
		if (time.toMillis() <= 0) {
			throw new IllegalArgumentException(
					"The %s of the cache in Redis is %s: use a millisecond or more".formatted(name, time));
		}
	}

	/**
	 * Return settings with a heartbeat each second, two days for stamps and values of up
	 * to four megabytes.
	 * @param prefix the beginning of all keys and of the channel
	 * @param commandTimeout the time after which a command is given up
	 * @return the settings
	 */
	public static RedisStoreSettings of(String prefix, Duration commandTimeout) {
		Duration second = Duration.ofSeconds(1);
		Duration connect = (commandTimeout.compareTo(second) > 0) ? commandTimeout : second;
		return new RedisStoreSettings(prefix, commandTimeout, connect, second, Duration.ofDays(2), 4 << 20);
	}

}
