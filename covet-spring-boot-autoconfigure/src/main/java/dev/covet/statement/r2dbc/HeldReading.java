package dev.covet.statement.r2dbc;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.concurrent.Queues;
import reactor.util.context.Context;

/**
 * Holds back what is read from a result of a write until its {@link Gate} opens: for a
 * subscriber who takes the first element and leaves, that one is the end.
 *
 * @param <T> the type of the elements
 */
// A bounded number of elements is held. Who reads more than that takes them as they come,
// and waits with the end. Who leaves before the end is known is no reason to miss it: it
// is read on, as the driver would do to have the connection free again.
final class HeldReading<T> implements CoreSubscriber<T>, Subscription {

	static final int HELD = 256;

	private final CoreSubscriber<? super T> actual;

	private final Gate gate;

	private final HeldResults results;

	private final boolean goesOn;

	private final Queue<T> elements = Queues.<T>unbounded(32).get();

	private final AtomicLong requested = new AtomicLong();

	private final AtomicInteger drains = new AtomicInteger();

	private volatile long arrived;

	private volatile boolean done;

	private volatile @Nullable Throwable error;

	private volatile boolean cancelled;

	private volatile @Nullable Subscription subscription;

	private long emitted;

	private boolean ended;

	HeldReading(CoreSubscriber<? super T> actual, Gate gate, HeldResults results, boolean goesOn) {
		this.actual = actual;
		this.gate = gate;
		this.results = results;
		this.goesOn = goesOn;
		gate.enter(this);
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
			subscription.request(HELD);
		}
	}

	@Override
	@SuppressWarnings("NonAtomicOperationOnVolatileField")
	public void onNext(T element) {
		this.elements.add(element);
		this.arrived++;
		drain();
	}

	@Override
	public void onError(Throwable error) {
		this.error = error;
		onEnd();
	}

	@Override
	public void onComplete() {
		onEnd();
	}

	// The next result may be read with the end of this one.
	private void onEnd() {
		this.done = true;
		drain();
		this.results.readingEnded(this.gate, this.error);
	}

	@Override
	public void request(long count) {
		Subscription subscription = this.subscription;
		if (Operators.validate(count) && subscription != null) {
			long before = this.requested.getAndUpdate((sum) -> Operators.addCap(sum, count));
			long more = Math.max(HELD, Operators.addCap(before, count)) - Math.max(HELD, before);
			if (more > 0) {
				subscription.request(more);
			}
			drain();
		}
	}

	@Override
	public void cancel() {
		Subscription subscription = this.subscription;
		if (this.cancelled || subscription == null) {
			return;
		}
		this.cancelled = true;
		if (this.done || !this.goesOn) {
			subscription.cancel();
		}
		else {
			subscription.request(Long.MAX_VALUE);
		}
		if (!this.done) {
			this.results.readingLeft(this.gate, this.goesOn);
		}
		drain();
	}

	void drain() {
		if (this.drains.getAndIncrement() != 0) {
			return;
		}
		int missed = 1;
		do {
			pass();
			missed = this.drains.addAndGet(-missed);
		}
		while (missed != 0);
	}

	private void pass() {
		while (!this.cancelled && (this.gate.isOpen() || this.arrived >= HELD) && this.emitted < this.requested.get()) {
			T element = this.elements.poll();
			if (element == null) {
				break;
			}
			this.emitted++;
			this.actual.onNext(element);
		}
		if (this.cancelled) {
			Operators.onDiscardQueueWithClear(this.elements, currentContext(), null);
		}
		else if (this.done && this.gate.isOpen() && this.elements.isEmpty() && !this.ended) {
			this.ended = true;
			end(this.error);
		}
	}

	private void end(@Nullable Throwable error) {
		if (error != null) {
			this.actual.onError(error);
		}
		else {
			this.actual.onComplete();
		}
	}

}
