package dev.covet.autoconfigure;

import java.time.Duration;

import dev.covet.cache.SharedStore;
import dev.covet.cache.redis.RedisSharedStore;
import dev.covet.cache.redis.RedisSharedStores;
import dev.covet.cache.redis.RedisStoreSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the tier of the cache that nodes
 * share, where the application says where its Redis is.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = CovetCacheAutoConfiguration.class,
		afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration")
@ConditionalOnClass({ ReactiveRedisConnectionFactory.class, DataRedisConnectionDetails.class, CircuitBreaker.class,
		CircuitBreakerOperator.class })
@ConditionalOnBean(ReactiveRedisConnectionFactory.class)
@Conditional(OnConfiguredRedis.class)
@ConditionalOnBooleanProperty(name = { "covet.enabled", "covet.cache.enabled", "covet.cache.redis.enabled" },
		matchIfMissing = true)
public final class CovetRedisCacheAutoConfiguration {

	private static final Duration STAMP_TTL = Duration.ofDays(2);

	private static final Duration HEARTBEAT = Duration.ofSeconds(1);

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean(SharedStore.class)
	RedisSharedStore covetSharedStore(ReactiveRedisConnectionFactory connectionFactory,
			CovetCacheProperties properties) {
		CovetCacheProperties.Redis redis = properties.getRedis();
		return RedisSharedStores.create(connectionFactory,
				new RedisStoreSettings(redis.getKeyPrefix(), redis.getCommandTimeout(), STAMP_TTL, HEARTBEAT));
	}

}
