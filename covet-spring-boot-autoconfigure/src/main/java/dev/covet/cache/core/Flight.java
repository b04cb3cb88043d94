package dev.covet.cache.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import dev.covet.cache.SharedLock;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * One way to a value, for all callers who came while it was under way.
 */
// It belongs to none of them: it goes on until the last one has left. One that renews a
// value has nobody at first; who comes and leaves may end it too, so that a load that
// hangs keeps nobody from trying again. Callers are told outside of the lock.
final class Flight<V> implements CoreSubscriber<V> {

	private final Set<Waiter<V>> waiters = new LinkedHashSet<>(2);

	private final Snapshot snapshot;

	private final Context context;

	private final CacheTime time;

	private final Consumer<Flight<V>> onOver;

	private final long start;

	private boolean over;

	private @Nullable Subscription upstream;

	private @Nullable SharedLock lock;

	private @Nullable V value;

	Flight(Snapshot snapshot, Context context, CacheTime time, Consumer<Flight<V>> onOver) {
		this.snapshot = snapshot;
		this.context = context;
		this.time = time;
		this.onOver = onOver;
		this.start = time.now();
	}

	Snapshot snapshot() {
		return this.snapshot;
	}

	synchronized boolean isOver() {
		return this.over;
	}

	// Nobody may join a flight that began before a write they know of
	boolean isJoinable() {
		return this.snapshot.isCurrent() && !isOver();
	}

	synchronized boolean join(Waiter<V> waiter) {
		if (this.over) {
			return false;
		}
		waiter.waitFor(this);
		this.waiters.add(waiter);
		return true;
	}

	void leave(Waiter<V> waiter) {
		synchronized (this) {
			if (!this.waiters.remove(waiter) || this.over || !this.waiters.isEmpty()) {
				return;
			}
			this.over = true;
		}
		cancel();
	}

	// For one that nobody waits for, if it takes longer than it should
	boolean giveUpIfIdle(long nanos) {
		synchronized (this) {
			if (this.over || !this.waiters.isEmpty() || this.time.now() - this.start < nanos) {
				return false;
			}
			this.over = true;
		}
		cancel();
		return true;
	}

	private void cancel() {
		end();
		Subscription upstream;
		synchronized (this) {
			upstream = this.upstream;
		}
		if (upstream != null) {
			upstream.cancel();
		}
	}

	// The right to load is given back when the flight is over, at once if it is so
	// already
	void hold(SharedLock lock) {
		synchronized (this) {
			if (!this.over) {
				this.lock = lock;
				return;
			}
		}
		release(lock);
	}

	@Override
	public Context currentContext() {
		return this.context;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		synchronized (this) {
			this.upstream = subscription;
		}
		if (isOver()) {
			subscription.cancel();
		}
		else {
			subscription.request(Long.MAX_VALUE);
		}
	}

	@Override
	public void onNext(V value) {
		this.value = value;
	}

	@Override
	public void onComplete() {
		V value = this.value;
		finish((waiter) -> waiter.complete(value));
	}

	@Override
	public void onError(Throwable ex) {
		finish((waiter) -> waiter.fail(ex));
	}

	void finish(Consumer<Waiter<V>> tell) {
		List<Waiter<V>> told;
		synchronized (this) {
			if (this.over) {
				return;
			}
			this.over = true;
			told = List.copyOf(this.waiters);
			this.waiters.clear();
		}
		end();
		told.forEach((waiter) -> tell(waiter, tell));
	}

	// What one caller does with the value is nothing to the others
	private void tell(Waiter<V> waiter, Consumer<Waiter<V>> tell) {
		try {
			tell.accept(waiter);
		}
		catch (RuntimeException | Error ex) {
			Exceptions.throwIfJvmFatal(ex);
			Operators.onErrorDropped(ex, waiter.currentContext());
		}
	}

	private void end() {
		SharedLock lock;
		synchronized (this) {
			lock = this.lock;
			this.lock = null;
		}
		this.onOver.accept(this);
		if (lock != null) {
			release(lock);
		}
	}

	private static void release(SharedLock lock) {
		lock.release().onErrorComplete().subscribe();
	}

}
