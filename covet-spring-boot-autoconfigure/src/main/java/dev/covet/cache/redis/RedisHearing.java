package dev.covet.cache.redis;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.covet.cache.SharedListener;
import dev.covet.cache.Tag;

/**
 * Follows the messages, whose numbers have no gaps. This node's own ones show that it
 * hears: nobody else may be there.
 */
final class RedisHearing {

	private final String node;

	private final long longestSilence;

	private final LongSupplier nanos;

	private final List<SharedListener> listeners = new CopyOnWriteArrayList<>();

	private boolean heard;

	private long sequence;

	private long last;

	RedisHearing(String node, long longestSilence, LongSupplier nanos) {
		this.node = node;
		this.longestSilence = longestSilence;
		this.nanos = nanos;
	}

	synchronized void listen(SharedListener listener) {
		this.listeners.add(listener);
		if (!this.heard) {
			listener.onDeaf();
		}
	}

	void onMessage(ByteBuffer bytes) {
		try {
			accept(RedisMessage.parse(bytes));
		}
		catch (RuntimeException ex) {
			// Nobody knows what it would have said
			lose();
		}
	}

	private synchronized void accept(RedisMessage message) {
		boolean own = this.node.equals(message.node());
		if (own) {
			this.last = this.nanos.getAsLong();
		}
		if (this.heard) {
			follow(message, own);
		}
		else if (own) {
			this.heard = true;
			tell(SharedListener::onHeard);
		}
		this.sequence = message.sequence();
	}

	private void follow(RedisMessage message, boolean own) {
		Collection<Tag> tags = message.tags();
		long expected = this.sequence + (tags.isEmpty() ? 0 : 1);
		if (message.sequence() != expected) {
			tell(SharedListener::onDeaf);
			tell(SharedListener::onHeard);
		}
		else if (!own && !tags.isEmpty()) {
			tell((listener) -> listener.onRaised(tags));
		}
	}

	synchronized void lose() {
		if (this.heard) {
			this.heard = false;
			tell(SharedListener::onDeaf);
		}
	}

	synchronized boolean isSilent() {
		return this.nanos.getAsLong() - this.last > this.longestSilence;
	}

	synchronized void begin() {
		this.last = this.nanos.getAsLong();
	}

	private void tell(Consumer<SharedListener> what) {
		this.listeners.forEach(what);
	}

}
