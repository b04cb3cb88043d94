package dev.covet.cache.redis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.covet.cache.SharedListener;
import dev.covet.cache.Tag;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Hears what other nodes raise, and notices when it has missed something: by a node's
 * numbers, or by not hearing itself.
 */
// Listeners are called one after the other, under a lock, so that they hear of everything
// in order. They must not block.
final class Ears {

	private static final Log logger = LogFactory.getLog(Ears.class);

	private static final int MOST_NODES = 10_000;

	private final List<SharedListener> listeners = new CopyOnWriteArrayList<>();

	private final Map<Long, Long> sequences = new HashMap<>();

	private final long self;

	private final long patienceNanos;

	private final LongSupplier nanos;

	private boolean deaf = true;

	private long heardSelf;

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
			this.sequences.clear();
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
		if (message != null && message.node() == this.self) {
			hearSelf();
		}
		else if (!this.deaf) {
			hear(message);
		}
	}

	private void hearSelf() {
		this.heardSelf = this.nanos.getAsLong();
		if (this.deaf) {
			this.deaf = false;
			tell(SharedListener::onHeard);
		}
	}

	// From another version may come what this one can't read
	private void hear(@Nullable RaisedMessage message) {
		if (message == null) {
			tell((listener) -> listener.onRaised(List.of(Tag.everything())));
			return;
		}
		boolean raising = !message.tags().isEmpty();
		if (message.sequence() > expected(message.node(), raising)) {
			tell(SharedListener::onDeaf);
			tell(SharedListener::onHeard);
		}
		else if (raising) {
			tell((listener) -> listener.onRaised(message.tags()));
		}
		this.sequences.merge(message.node(), message.sequence(), Math::max);
	}

	// A node that was not heard yet may have raised something before that was lost
	private long expected(long node, boolean raising) {
		if (this.sequences.size() > MOST_NODES) {
			this.sequences.clear();
		}
		long last = this.sequences.getOrDefault(node, 0L);
		return raising ? last + 1 : last;
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
