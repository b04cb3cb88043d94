package dev.covet.cache.redis;

import java.time.Duration;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The connection for messages, of which there is one or none.
 */
final class Listening {

	private final StoreClient client;

	private final Ears ears;

	private final byte[] channel;

	private final Duration timeout;

	private final Runnable onLost;

	private volatile @Nullable Line current;

	private boolean closed;

	Listening(StoreClient client, Ears ears, byte[] channel, Duration timeout, Runnable onLost) {
		this.client = client;
		this.ears = ears;
		this.channel = channel;
		this.timeout = timeout;
		this.onLost = onLost;
	}

	// Connect and subscribe, unless that was done. Says whether it has just been done
	Mono<Boolean> ensure() {
		return Mono.defer(() -> {
			Line line = this.current;
			if (line != null && line.connection.isOpen()) {
				return Mono.just(false);
			}
			return Mono.fromCallable(this.client::connectForMessages)
				.subscribeOn(Schedulers.boundedElastic())
				.flatMap(this::subscribe)
				.thenReturn(true)
				.doOnDiscard(StatefulRedisPubSubConnection.class, StatefulRedisPubSubConnection::closeAsync);
		});
	}

	private Mono<Void> subscribe(StatefulRedisPubSubConnection<byte[], byte[]> connection) {
		Line line = new Line(connection);
		connection.addListener(line);
		return Mono.fromCompletionStage(() -> connection.async().subscribe(this.channel))
			.timeout(this.timeout)
			.doOnSuccess((done) -> use(line))
			.doOnError((ex) -> connection.closeAsync())
			.doOnCancel(connection::closeAsync);
	}

	private synchronized void use(Line line) {
		leave();
		if (this.closed) {
			line.connection.closeAsync();
		}
		else {
			this.current = line;
		}
	}

	// With the lock: a line that is given up just now must not end the deafness
	private synchronized void receive(Line line, byte[] message) {
		if (this.current == line) {
			this.ears.hear(message);
		}
	}

	// A line over which nothing came for a while may lead nowhere
	synchronized void leaveSilent(long patienceNanos) {
		Line line = this.current;
		if (line != null && this.ears.isDeaf() && System.nanoTime() - line.begun > patienceNanos) {
			leave();
		}
	}

	void lost() {
		if (leave()) {
			this.onLost.run();
		}
	}

	private synchronized boolean leave() {
		Line line = this.current;
		this.current = null;
		this.ears.goDeaf();
		if (line != null) {
			line.connection.closeAsync();
		}
		return line != null;
	}

	// The client ends the connection
	synchronized void close() {
		this.closed = true;
		this.current = null;
		this.ears.goDeaf();
	}

	/**
	 * One subscription. What comes over one that was given up does not count.
	 */
	private final class Line extends RedisPubSubAdapter<byte[], byte[]> {

		private final StatefulRedisPubSubConnection<byte[], byte[]> connection;

		private final long begun = System.nanoTime();

		private Line(StatefulRedisPubSubConnection<byte[], byte[]> connection) {
			this.connection = connection;
		}

		@Override
		public void message(byte[] channel, byte[] message) {
			receive(this, message);
		}

	}

}
