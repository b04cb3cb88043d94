package dev.covet.cache.redis;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/**
 * The connection for commands, with a timeout and a breaker. Until it is there, commands
 * fail at once.
 */
final class RedisLink {

	private final ReactiveRedisConnectionFactory factory;

	private final Duration timeout;

	private final CircuitBreaker breaker = CircuitBreaker.of("covet-cache",
			CircuitBreakerConfig.custom()
				.slidingWindowSize(10)
				.minimumNumberOfCalls(3)
				.failureRateThreshold(50)
				.waitDurationInOpenState(Duration.ofSeconds(1))
				.permittedNumberOfCallsInHalfOpenState(1)
				.build());

	private volatile @Nullable ReactiveRedisConnection connection;

	RedisLink(ReactiveRedisConnectionFactory factory, Duration timeout) {
		this.factory = factory;
		this.timeout = timeout;
	}

	// Blocks while it connects
	ReactiveRedisConnection connect() {
		ReactiveRedisConnection known = this.connection;
		if (known != null) {
			return known;
		}
		ReactiveRedisConnection made = this.factory.getReactiveConnection();
		this.connection = made;
		return made;
	}

	boolean isUsable() {
		return this.connection != null && this.breaker.getState() != CircuitBreaker.State.OPEN;
	}

	<T> Mono<T> call(Function<ReactiveRedisConnection, Mono<T>> command) {
		return Mono.defer(() -> {
			ReactiveRedisConnection known = this.connection;
			return (known != null) ? command.apply(known) : Mono.<T>error(new IllegalStateException("Not connected"));
		}).timeout(this.timeout).transformDeferred(CircuitBreakerOperator.of(this.breaker));
	}

	Mono<List<Object>> eval(String script, ReturnType type, Collection<ByteBuffer> keys, ByteBuffer... arguments) {
		return call((connection) -> {
			List<ByteBuffer> all = new ArrayList<>(keys);
			all.addAll(List.of(arguments));
			return connection.scriptingCommands()
				.eval(RedisNames.bytes(script), type, keys.size(), all.toArray(ByteBuffer[]::new))
				.collectList()
				.map(RedisLink::flat);
		});
	}

	private static List<Object> flat(List<Object> result) {
		List<Object> flat = new ArrayList<>();
		result.forEach((item) -> {
			if (item instanceof Collection<?> several) {
				flat.addAll(several);
			}
			else {
				flat.add(item);
			}
		});
		return flat;
	}

	Mono<Void> close() {
		ReactiveRedisConnection known = this.connection;
		this.connection = null;
		return (known != null) ? known.closeLater() : Mono.empty();
	}

}
