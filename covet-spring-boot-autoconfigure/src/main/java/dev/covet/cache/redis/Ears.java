package dev.covet.cache.redis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.covet.cache.SharedListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Hears what other nodes raise, and notices when it has missed something: by a gap in the
 * numbers of messages, or by not hearing itself.
 */
// Listeners are called one after the other, under a lock, so that they hear of everything
// in order. They must not block.
final class Ears {

	private static final Log logger = LogFactory.getLog(Ears.class);

	private final List<SharedListener> listeners = new CopyOnWriteArrayList<>();

	private final long self;

	private final long patienceNanos;

	private final LongSupplier nanos;

	private boolean deaf = true;

	private long heardSelf;

	private long sequence;

	Ears(long self, long patienceNanos, LongSupplier nanos) {
		this.self = self;
		this.patienceNanos = patienceNanos;
		this.nanos = nanos;
	}

	synchronized void add(SharedListener listener) {
		this.listeners.add(listener);
		if (this.deaf) {
			listener.onDeaf();
		}
	}

	synchronized boolean isDeaf() {
		return this.deaf;
	}

	synchronized void goDeaf() {
		if (!this.deaf) {
			this.deaf = true;
			tell(SharedListener::onDeaf);
		}
	}

	// Something between this node and itself does not work
	synchronized void check() {
		if (this.nanos.getAsLong() - this.heardSelf > this.patienceNanos) {
			goDeaf();
		}
	}

	synchronized void hear(byte[] bytes) {
		RaisedMessage message = RaisedMessage.parse(bytes);
		if (message == null) {
			missed();
			return;
		}
		boolean self = message.node() == this.self;
		if (self) {
			this.heardSelf = this.nanos.getAsLong();
		}
		if (!this.deaf) {
			follow(message, self);
		}
		else if (self) {
			this.deaf = false;
			tell(SharedListener::onHeard);
		}
		this.sequence = message.sequence();
	}

	private void follow(RaisedMessage message, boolean self) {
		boolean raising = !message.tags().isEmpty();
		if (message.sequence() != this.sequence + (raising ? 1 : 0)) {
			missed();
		}
		else if (raising && !self) {
			tell((listener) -> listener.onRaised(message.tags()));
		}
	}

	// It came without its number or tags, from another version perhaps, or not at all
	private void missed() {
		if (!this.deaf) {
			tell(SharedListener::onDeaf);
			tell(SharedListener::onHeard);
		}
	}

	private void tell(Consumer<SharedListener> call) {
		this.listeners.forEach((listener) -> {
			try {
				call.accept(listener);
			}
			catch (RuntimeException ex) {
				logger.warn("Who listens to the writes of other nodes failed", ex);
			}
		});
	}

}
