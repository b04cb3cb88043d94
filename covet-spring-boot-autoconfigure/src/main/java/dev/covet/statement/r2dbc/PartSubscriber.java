package dev.covet.statement.r2dbc;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Follows one part of a {@link StatementExecution} and says, once, that it has ended.
 *
 * @param <T> the type of the elements
 */
abstract class PartSubscriber<T> implements CoreSubscriber<T>, Subscription {

	@SuppressWarnings("rawtypes")
	private static final AtomicIntegerFieldUpdater<PartSubscriber> ENDED = AtomicIntegerFieldUpdater
		.newUpdater(PartSubscriber.class, "ended");

	protected final CoreSubscriber<? super T> actual;

	protected final StatementExecution execution;

	private volatile int ended;

	private @Nullable Subscription subscription;

	PartSubscriber(CoreSubscriber<? super T> actual, StatementExecution execution) {
		this.actual = actual;
		this.execution = execution;
	}

	// Return whether a cancellation at this moment cuts off something.
	abstract boolean isCutOff();

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
	public void onError(Throwable error) {
		if (tryEnd()) {
			this.execution.fail(error);
			this.execution.end();
		}
		this.actual.onError(error);
	}

	@Override
	public void onComplete() {
		end();
		this.actual.onComplete();
	}

	@Override
	public void request(long count) {
		subscription().request(count);
	}

	@Override
	public void cancel() {
		if (tryEnd()) {
			if (isCutOff()) {
				this.execution.cancel();
			}
			this.execution.end();
		}
		subscription().cancel();
	}

	final void end() {
		if (tryEnd()) {
			this.execution.end();
		}
	}

	private boolean tryEnd() {
		return ENDED.compareAndSet(this, 0, 1);
	}

	private Subscription subscription() {
		Subscription subscription = this.subscription;
		return (subscription != null) ? subscription : Operators.emptySubscription();
	}

}
