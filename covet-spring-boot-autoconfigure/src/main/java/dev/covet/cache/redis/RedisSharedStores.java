package dev.covet.cache.redis;

import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Makes shared stores in Redis.
 *
 * @since 0.1.0
 */
public final class RedisSharedStores {

	private RedisSharedStores() {
	}

	/**
	 * Create a store and let it begin to connect, which nobody waits for.
	 * @param factory the application's, of Lettuce: it knows the servers, credentials and
	 * encryption, but its connections aren't used. Static master and replica nodes aren't
	 * supported
	 * @param settings the settings
	 * @return the store, to be closed
	 * @throws IllegalArgumentException if the factory is not of Lettuce
	 */
	public static RedisSharedStore create(ReactiveRedisConnectionFactory factory, RedisStoreSettings settings) {
		if (!(factory instanceof LettuceConnectionFactory lettuce)) {
			throw new IllegalArgumentException(("The cache can't make connections like those of %s: declare a "
					+ "LettuceConnectionFactory, or set covet.cache.redis.enabled to false")
				.formatted(factory.getClass().getName()));
		}
		StoreParts parts = StoreParts.of(lettuce, settings);
		parts.start();
		return new RedisSharedStore(parts);
	}

}
