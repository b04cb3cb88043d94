package dev.covet.pool.r2dbc;

import dev.covet.pool.CloseReason;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Lifecycle;
import io.r2dbc.spi.ValidationDepth;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A place in the pool, which is what r2dbc-pool takes for a connection. The session in it
 * may be replaced by another one.
 */
// When a session turns out dead, its successor takes its place. So the caller that found
// out keeps its turn, one try is enough however many sessions are dead, and the pool's
// own check before it hands out a place, after which a caller would have to begin anew at
// the end of the line, is answered without looking.
final class Slot extends ForwardingConnection implements Lifecycle {

	private final Sessions sessions;

	private volatile Session session;

	private volatile Stage stage = Stage.FRESH;

	private volatile @Nullable CloseReason reason;

	Slot(Sessions sessions, Session session) {
		this.sessions = sessions;
		this.session = session;
	}

	Session session() {
		return this.session;
	}

	// Whether it was opened for the caller who gets it, so that it has just answered.
	boolean isFresh(long now) {
		return this.stage == Stage.FRESH && this.session.isNew(now);
	}

	void handOut() {
		this.stage = Stage.HELD;
	}

	// The error is that of opening, and the place is then given up when it is released.
	Mono<Void> replaceSession() {
		return Mono.defer(() -> {
			this.stage = Stage.BROKEN;
			this.session.close(CloseReason.DEAD).subscribe();
			return this.sessions.open().doOnNext(this::put).then();
		});
	}

	private void put(Session successor) {
		this.session = successor;
		this.stage = Stage.FRESH;
	}

	// Ends whatever runs on it; the place is given up when it is released.
	void kill() {
		this.stage = Stage.BROKEN;
		this.session.close(CloseReason.DEAD).subscribe();
	}

	boolean leaveFor(CloseReason reason) {
		this.reason = reason;
		return true;
	}

	@Override
	public Publisher<Void> close() {
		CloseReason known = this.reason;
		return this.session.close((known != null) ? known : this.sessions.reasonToClose());
	}

	@Override
	public Publisher<Boolean> validate(ValidationDepth depth) {
		return switch (this.stage) {
			case BROKEN -> Mono.just(false);
			case HELD -> target().validate(depth);
			case FRESH, IDLE -> Mono.just(true);
		};
	}

	@Override
	public Publisher<Void> postAllocate() {
		return (target() instanceof Lifecycle lifecycle) ? lifecycle.postAllocate() : Mono.empty();
	}

	@Override
	public Publisher<Void> preRelease() {
		if (this.stage == Stage.HELD) {
			this.stage = Stage.IDLE;
		}
		return (target() instanceof Lifecycle lifecycle) ? lifecycle.preRelease() : Mono.empty();
	}

	// r2dbc-pool would go to the driver's thread for every connection: a ping ends there
	// anyway, and otherwise Acquirer does it.
	@Override
	public <E> @Nullable E unwrap(Class<E> targetClass) {
		return null;
	}

	@Override
	Connection target() {
		return this.session.connection();
	}

	private enum Stage {

		/** Opened and not handed out yet. */
		FRESH,
		/** Given back. */
		IDLE,
		/** In the hands of a caller. */
		HELD,
		/** Without a living session. */
		BROKEN

	}

}
