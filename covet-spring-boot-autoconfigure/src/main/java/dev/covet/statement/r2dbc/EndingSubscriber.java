package dev.covet.statement.r2dbc;

import java.util.concurrent.atomic.AtomicReference;

import dev.covet.statement.WriteEnding;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Has the end of something wait until the writes that come with it are told.
 *
 * @param <T> the type of the elements
 */
// Where there are writes to tell of, as with a commit, it goes on to its end when its
// caller leaves: only then is it known that they are there for others to see.
final class EndingSubscriber<T> implements CoreSubscriber<T>, Subscription {

	private final CoreSubscriber<? super T> actual;

	private final WriteEnding ending;

	private final WriteWatch watch;

	private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

	private volatile @Nullable Subscription subscription;

	EndingSubscriber(CoreSubscriber<? super T> actual, WriteEnding ending, WriteWatch watch) {
		this.actual = actual;
		this.ending = ending;
		this.watch = watch;
	}

	@Override
	public Context currentContext() {
		return this.actual.currentContext();
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		if (Operators.validate(this.subscription, subscription)) {
			this.subscription = subscription;
			this.actual.onSubscribe(this);
		}
	}

	@Override
	public void onNext(T element) {
		if (this.state.get() == State.LEFT) {
			Operators.onDiscard(element, currentContext());
		}
		else {
			this.actual.onNext(element);
		}
	}

	@Override
	public void onError(Throwable error) {
		boolean left = this.state.getAndSet(State.ENDED) == State.LEFT;
		this.watch.failed(this.ending, error, () -> {
			if (!left) {
				this.actual.onError(error);
			}
		});
	}

	@Override
	public void onComplete() {
		boolean left = this.state.getAndSet(State.ENDED) == State.LEFT;
		this.watch.completed(this.ending, () -> {
			if (!left) {
				this.actual.onComplete();
			}
		});
	}

	@Override
	public void request(long count) {
		Subscription subscription = this.subscription;
		if (subscription != null) {
			subscription.request(count);
		}
	}

	@Override
	public void cancel() {
		Subscription subscription = this.subscription;
		if (this.state.compareAndSet(State.WAITING, State.LEFT) && subscription != null) {
			this.watch.abandoned(this.ending, () -> {
			});
			if (this.ending.isAwaited()) {
				subscription.request(Long.MAX_VALUE);
			}
			else {
				subscription.cancel();
			}
		}
	}

	private enum State {

		/** It goes on. */
		WAITING,
		/** Its caller has left. */
		LEFT,
		/** It has ended. */
		ENDED

	}

}
