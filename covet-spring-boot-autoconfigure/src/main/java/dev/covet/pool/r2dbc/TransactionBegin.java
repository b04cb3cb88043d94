package dev.covet.pool.r2dbc;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;

/**
 * The beginning of a transaction, with something to do just before its end is told, and
 * just after all who heard of it have returned.
 */
final class TransactionBegin extends MonoOperator<Void, Void> {

	private final Runnable before;

	private final Runnable after;

	TransactionBegin(Mono<Void> begin, Runnable before, Runnable after) {
		super(begin);
		this.before = before;
		this.after = after;
	}

	@Override
	public void subscribe(CoreSubscriber<? super Void> actual) {
		this.source.subscribe(new Ending(actual));
	}

	/**
	 * Hears of the end.
	 */
	private final class Ending implements CoreSubscriber<Void> {

		private final CoreSubscriber<? super Void> actual;

		Ending(CoreSubscriber<? super Void> actual) {
			this.actual = actual;
		}

		@Override
		public Context currentContext() {
			return this.actual.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.actual.onSubscribe(subscription);
		}

		@Override
		public void onNext(Void nothing) {
			this.actual.onNext(nothing);
		}

		@Override
		public void onError(Throwable ex) {
			this.actual.onError(ex);
		}

		@Override
		public void onComplete() {
			TransactionBegin.this.before.run();
			this.actual.onComplete();
			TransactionBegin.this.after.run();
		}

	}

}
