package dev.covet.cache.core;

import java.util.List;
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
// hangs keeps nobody from trying again.
final class Flight<V> implements CoreSubscriber<V> {

	private final Passengers<V> passengers = new Passengers<>();

	private final HeldLock lock = new HeldLock();

	private final Snapshot snapshot;

	private final Context context;

	private final CacheTime time;

	private final Consumer<Flight<V>> onOver;

	private final long start;

	private volatile @Nullable Subscription upstream;

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

	boolean isOver() {
		return this.passengers.isOver();
	}

	// Nobody may join a flight that began before a write they know of
	boolean isJoinable() {
		return this.snapshot.isCurrent() && !isOver();
	}

	boolean join(Waiter<V> waiter) {
		waiter.waitFor(this);
		return this.passengers.add(waiter);
	}

	void leave(Waiter<V> waiter) {
		if (this.passengers.removeLast(waiter)) {
			cancel();
		}
	}

	// For one that nobody waits for, if it takes longer than it should
	boolean giveUpIfIdle(long nanos) {
		if (this.time.now() - this.start < nanos || !this.passengers.endIfNone()) {
			return false;
		}
		cancel();
		return true;
	}

	void hold(SharedLock lock) {
		this.lock.hold(lock);
	}

	@Override
	public Context currentContext() {
		return this.context;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.upstream = subscription;
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
		List<Waiter<V>> told = this.passengers.end();
		if (told != null) {
			end();
			told.forEach((waiter) -> tell(waiter, tell));
		}
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

	private void cancel() {
		end();
		Subscription upstream = this.upstream;
		if (upstream != null) {
			upstream.cancel();
		}
	}

	private void end() {
		this.onOver.accept(this);
		this.lock.letGo();
	}

}
