package dev.covet.cache.redis;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.ReactiveSubscription.Message;
import org.springframework.data.redis.connection.SubscriptionListener;

/**
 * The connection on which messages come.
 */
final class RedisSubscription {

	private final ReactiveRedisConnectionFactory factory;

	private final ByteBuffer channel;

	private final Consumer<ByteBuffer> messages;

	private volatile @Nullable Disposable running;

	RedisSubscription(ReactiveRedisConnectionFactory factory, ByteBuffer channel, Consumer<ByteBuffer> messages) {
		this.factory = factory;
		this.channel = channel;
		this.messages = messages;
	}

	boolean isRunning() {
		Disposable known = this.running;
		return known != null && !known.isDisposed();
	}

	// Blocks while it connects
	void begin() {
		end();
		this.running = Flux
			.usingWhen(Mono.fromCallable(this.factory::getReactiveConnection), this::receive,
					ReactiveRedisConnection::closeLater)
			.subscribe((message) -> this.messages.accept(message.getMessage()), (error) -> {
				// Not running any more, which is seen at the next beat
			});
	}

	private Flux<Message<ByteBuffer, ByteBuffer>> receive(ReactiveRedisConnection connection) {
		return connection.pubSubCommands()
			.createSubscription(SubscriptionListener.NO_OP_SUBSCRIPTION_LISTENER)
			.flatMapMany((subscription) -> subscription.subscribe(this.channel.duplicate())
				.thenMany(subscription.receive())
				.doFinally((signal) -> subscription.cancel().onErrorComplete().subscribe()));
	}

	void end() {
		Disposable known = this.running;
		if (known != null) {
			known.dispose();
		}
	}

}
