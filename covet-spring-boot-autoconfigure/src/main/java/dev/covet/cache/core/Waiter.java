package dev.covet.cache.core;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * One caller who waits for the value that a flight brings.
 */
final class Waiter<V> implements Subscription {

	private final AtomicReference<State> state = new AtomicReference<>(State.NEW);

	private final CoreSubscriber<? super V> actual;

	private volatile @Nullable Flight<V> flight;

	private volatile @Nullable V value;

	Waiter(CoreSubscriber<? super V> actual) {
		this.actual = actual;
	}

	Context currentContext() {
		return this.actual.currentContext();
	}

	boolean isOver() {
		return this.state.get() == State.OVER;
	}

	void waitFor(Flight<V> flight) {
		this.flight = flight;
	}

	@Override
	public void request(long n) {
		if (Operators.validate(n) && !this.state.compareAndSet(State.NEW, State.REQUESTED)
				&& this.state.compareAndSet(State.ARRIVED, State.OVER)) {
			emit(this.value);
		}
	}

	@Override
	public void cancel() {
		this.state.set(State.OVER);
		Flight<V> flight = this.flight;
		if (flight != null) {
			flight.leave(this);
		}
	}

	void complete(@Nullable V value) {
		this.value = value;
		if (value != null && this.state.compareAndSet(State.NEW, State.ARRIVED)) {
			return;
		}
		if (this.state.getAndSet(State.OVER) != State.OVER) {
			emit(value);
		}
	}

	void fail(Throwable ex) {
		if (this.state.getAndSet(State.OVER) != State.OVER) {
			this.actual.onError(ex);
		}
	}

	private void emit(@Nullable V value) {
		if (value != null) {
			this.actual.onNext(value);
		}
		this.actual.onComplete();
	}

	private enum State {

		NEW, REQUESTED, ARRIVED, OVER

	}

}
