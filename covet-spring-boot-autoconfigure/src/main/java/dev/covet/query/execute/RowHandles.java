package dev.covet.query.execute;

import dev.covet.mapping.Handle;
import dev.covet.mapping.HandleLoader;
import reactor.core.publisher.Mono;

/**
 * The handles of one entity, and the way to its siblings. The handles keep this alive,
 * the siblings don't.
 */
final class RowHandles implements HandleLoader {

	private final Peers peers;

	private final Handle<?>[] handles;

	RowHandles(Peers peers, int size) {
		this.peers = peers;
		this.handles = new Handle<?>[size];
	}

	void set(int place, Handle<?> handle) {
		this.handles[place] = handle;
	}

	Handle<?> get(int place) {
		return this.handles[place];
	}

	Handle<?>[] all() {
		return this.handles;
	}

	@Override
	public Mono<Void> load(Handle<?> handle) {
		return this.peers.load(handle);
	}

	@Override
	public HandleLoader calledFor(Handle<?> handle) {
		return this.peers.calledFor(handle, this);
	}

	@Override
	public void onRead(Handle<?> handle) {
		this.peers.onRead(handle);
	}

}
