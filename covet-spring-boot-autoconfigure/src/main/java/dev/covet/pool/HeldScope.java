package dev.covet.pool;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.transaction.reactive.TransactionContext;

/**
 * Within which the connections that are held at the same time are counted: a request, or
 * a transaction with those that it suspended. It travels in the Reactor context, so that
 * an acquisition can tell that whoever waits already holds a connection. If enough of
 * them do, they wait for each other, which the pool's timeout ends.
 * <p>
 * A request is one where {@link #put} was called; a transaction is known by Spring's
 * {@link TransactionContext}. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class HeldScope {

	private static final Object KEY = HeldScope.class;

	private final Nesting kind;

	private final AtomicInteger held = new AtomicInteger();

	private final AtomicLong releases = new AtomicLong();

	private HeldScope(Nesting kind) {
		this.kind = kind;
	}

	/**
	 * Begin to count for a request.
	 * @param context the context of the request
	 * @return a new context that has a scope
	 */
	public static Context put(Context context) {
		return context.put(KEY, new HeldScope(Nesting.REQUEST));
	}

	/**
	 * Begin to wait for a connection on behalf of a subscriber.
	 * @param context the subscriber's context
	 * @return the wait, to be told how it ends
	 */
	public static Wait waiting(ContextView context) {
		HeldScope request = context.getOrDefault(KEY, null);
		HeldScope transaction = transaction(context);
		return (request != null || transaction != null) ? new Wait(request, transaction) : Wait.OUTSIDE;
	}

	// Spring keeps the context of a transaction for those that suspend it, and so the
	// scope that is bound to it. It is bound when a transaction begins, by the thread
	// that
	// begins it.
	private static @Nullable HeldScope transaction(ContextView context) {
		TransactionContext transaction = context.getOrDefault(TransactionContext.class, null);
		if (transaction == null) {
			return null;
		}
		Map<Object, Object> resources = transaction.getResources();
		synchronized (resources) {
			return (HeldScope) resources.computeIfAbsent(KEY, (key) -> new HeldScope(Nesting.TRANSACTION));
		}
	}

	/**
	 * Return how many connections are held.
	 * @return the number
	 */
	int held() {
		return this.held.get();
	}

	/**
	 * Within what a connection was asked for while another one was held.
	 */
	public enum Nesting {

		/** None was held. */
		NONE,
		/** A transaction held one: it was suspended, or passed by. */
		TRANSACTION,
		/** A request held one all the time. */
		REQUEST

	}

	/**
	 * Waiting for one connection, and then holding it. Its end is told by exactly one of
	 * {@link #acquired()}, which is followed by {@link #released()}, and nothing.
	 */
	public static final class Wait {

		static final Wait OUTSIDE = new Wait(null, null);

		private final @Nullable Part request;

		private final @Nullable Part transaction;

		private Wait(@Nullable HeldScope request, @Nullable HeldScope transaction) {
			this.request = (request != null) ? new Part(request) : null;
			this.transaction = (transaction != null) ? new Part(transaction) : null;
		}

		/**
		 * Return within what another connection has been held all the time since the wait
		 * began. Makes sense before {@link #acquired()}.
		 * @return the closest
		 */
		public Nesting nesting() {
			if (this.transaction != null && this.transaction.isNested()) {
				return Nesting.TRANSACTION;
			}
			return (this.request != null && this.request.isNested()) ? Nesting.REQUEST : Nesting.NONE;
		}

		/**
		 * The connection is there.
		 */
		public void acquired() {
			acquired(this.request);
			acquired(this.transaction);
		}

		/**
		 * The connection is given back. May be called once.
		 */
		public void released() {
			released(this.request);
			released(this.transaction);
		}

		private static void acquired(@Nullable Part part) {
			if (part != null) {
				part.scope().held.incrementAndGet();
			}
		}

		private static void released(@Nullable Part part) {
			if (part != null) {
				part.scope().releases.incrementAndGet();
				part.scope().held.decrementAndGet();
			}
		}

	}

	/**
	 * A scope as it was when the wait began.
	 *
	 * @param scope the scope
	 * @param releases how many had been given back
	 * @param held how many were held
	 */
	private record Part(HeldScope scope, long releases, int held) {

		Part(HeldScope scope) {
			this(scope, scope.releases.get(), scope.held.get());
		}

		// As many were held as could not all have been given back meanwhile.
		boolean isNested() {
			return this.held > this.scope.releases.get() - this.releases;
		}
	}

}
