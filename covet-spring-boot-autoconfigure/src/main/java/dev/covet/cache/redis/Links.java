package dev.covet.cache.redis;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The connection for commands, of which there is one or none.
 */
final class Links {

	private final StoreClient client;

	private final Debts debts;

	private final Runnable onLost;

	private volatile @Nullable Link current;

	private boolean closed;

	Links(StoreClient client, Debts debts, Runnable onLost) {
		this.client = client;
		this.debts = debts;
		this.onLost = onLost;
	}

	@Nullable Link current() {
		return this.current;
	}

	// Connect, unless there is a connection
	Mono<Void> ensure() {
		return Mono.defer(() -> {
			Link link = this.current;
			if (link != null && link.isOpen()) {
				return Mono.empty();
			}
			return Mono.<Void>fromRunnable(() -> use(this.client.connect())).subscribeOn(Schedulers.boundedElastic());
		});
	}

	// The server may not be the one that it was, even if its address is
	private synchronized void use(Link link) {
		if (this.closed) {
			link.close();
			return;
		}
		leave();
		this.current = link;
	}

	void lost() {
		if (leave()) {
			this.onLost.run();
		}
	}

	// The client ends the connection
	synchronized void close() {
		this.closed = true;
		this.current = null;
	}

	private synchronized boolean leave() {
		this.debts.addLook();
		Link link = this.current;
		this.current = null;
		if (link != null) {
			link.close();
		}
		return link != null;
	}

}
