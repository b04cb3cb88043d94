package dev.covet.cache.redis;

import java.time.Duration;
import java.util.UUID;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;

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
	 * Create a store.
	 * @param factory the application's, of which only the configuration is used if it is
	 * Lettuce's
	 * @param settings the settings
	 * @return the store, to be closed
	 */
	public static RedisSharedStore create(ReactiveRedisConnectionFactory factory, RedisStoreSettings settings) {
		String node = UUID.randomUUID().toString();
		RedisNames names = new RedisNames(settings.prefix());
		Debt debt = new Debt();
		RedisHearing hearing = new RedisHearing(node, settings.heartbeat().multipliedBy(3).toNanos(), System::nanoTime);
		ReactiveRedisConnectionFactory own = (factory instanceof LettuceConnectionFactory lettuce)
				? OwnConnections.like(lettuce, settings.commandTimeout()) : factory;
		RedisLink link = new RedisLink(own, settings.commandTimeout());
		RedisStamps stamps = new RedisStamps(link, names, debt, node, settings.stampTtl().toSeconds());
		RedisSubscription subscription = new RedisSubscription(own, names.channel(), hearing::onMessage);
		RedisUpkeep upkeep = new RedisUpkeep(link, stamps, debt, hearing, subscription, Duration.ofSeconds(2));
		if (own instanceof LettuceConnectionFactory lettuce) {
			watch(lettuce.getRequiredNativeClient(), () -> {
				debt.owe();
				hearing.lose();
			});
		}
		upkeep.start(settings.heartbeat());
		return new RedisSharedStore(link, stamps, names, debt, hearing, () -> {
			upkeep.stop();
			hearing.lose();
			if (own instanceof LettuceConnectionFactory lettuce && lettuce != factory) {
				lettuce.destroy();
			}
		});
	}

	// Behind a connection that was lost may be another server, or one that came back with
	// less than it knew
	private static void watch(AbstractRedisClient client, Runnable lost) {
		client.addListener(new RedisConnectionStateListener() {
			@Override
			public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
				lost.run();
			}
		});
	}

}
