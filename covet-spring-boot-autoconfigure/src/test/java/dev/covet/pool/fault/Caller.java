package dev.covet.pool.fault;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Someone with a query, who goes away at a given phase of it or at any other moment.
 */
final class Caller {

	private final @Nullable Phase until;

	private final Disposable.Swap query = Disposables.swap();

	private final AtomicReference<@Nullable Phase> phase = new AtomicReference<>();

	private volatile @Nullable Phase left;

	private final Executor leaving;

	Caller(@Nullable Phase until, Executor leaving) {
		this.until = until;
		this.leaving = leaving;
	}

	static @Nullable Caller from(ContextView context) {
		return context.getOrDefault(Caller.class, null);
	}

	Context into(Context context) {
		return context.put(Caller.class, this);
	}

	void reach(Phase reached) {
		this.phase.set(reached);
		if (reached == this.until) {
			this.leaving.execute(this::leave);
		}
	}

	void has(Disposable subscription) {
		this.query.replace(subscription);
	}

	void leave() {
		if (!this.query.isDisposed()) {
			this.left = this.phase.get();
			this.query.dispose();
		}
	}

	/**
	 * Return where the caller left.
	 * @return the phase, or {@code null} if it stayed or had not begun
	 */
	@Nullable Phase left() {
		return this.left;
	}

}
