package dev.covet.statement.r2dbc;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.covet.statement.WriteEnding;
import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.concurrent.Queues;
import reactor.util.context.Context;

/**
 * The results of a write that is told at its end. The last one of them is held back until
 * then, and the end of the whole; one result more than asked for is requested, so that it
 * is known which one is the last.
 */
// It has ended when the stream of results has, and the reading of each of them: a driver
// may send the statement when its result is read, or may end a result before the commit.
// A caller who takes the first result and leaves, as Mono.from() does, ends nothing as
// long as that result is read.
final class HeldResults implements CoreSubscriber<Result>, Subscription {

	private final CoreSubscriber<? super Result> actual;

	private final WriteEnding ending;

	private final WriteWatch watch;

	private final Queue<Result> ahead = Queues.<Result>unbounded(8).get();

	private final AtomicLong requested = new AtomicLong();

	private final AtomicInteger drains = new AtomicInteger();

	private final AtomicInteger readings = new AtomicInteger();

	private final AtomicBoolean cancelled = new AtomicBoolean();

	private final AtomicBoolean telling = new AtomicBoolean();

	private volatile @Nullable Subscription subscription;

	private volatile @Nullable Throwable error;

	private volatile @Nullable Throwable readingError;

	private volatile boolean done;

	private volatile boolean told;

	private volatile boolean doubtful;

	private volatile boolean emitting;

	private volatile @Nullable Gate last;

	private long emitted;

	private boolean ended;

	private boolean drained;

	HeldResults(CoreSubscriber<? super Result> actual, WriteEnding ending, WriteWatch watch) {
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
	public void onNext(Result result) {
		this.ahead.add(result);
		drain();
	}

	@Override
	public void onError(Throwable error) {
		this.error = error;
		this.done = true;
		drain();
	}

	@Override
	public void onComplete() {
		this.done = true;
		drain();
	}

	@Override
	public void request(long count) {
		if (Operators.validate(count)) {
			long before = this.requested.getAndUpdate((sum) -> Operators.addCap(sum, count));
			subscription().request((before != 0) ? count : Operators.addCap(count, 1));
			drain();
		}
	}

	// Whoever leaves may do so because it takes too long, so it is told at once. It goes
	// on
	// to its end as far as that goes, and is told again when it comes.
	@Override
	public void cancel() {
		if (!this.cancelled.compareAndSet(false, true)) {
			return;
		}
		if (!this.emitting && !this.telling.get()) {
			abandon();
		}
		if (this.requested.get() == 0) {
			subscription().cancel();
		}
		drain();
	}

	// Somebody begins to read a result. Who comes late waits for what he reads himself.
	Gate enter(Gate gate) {
		this.readings.incrementAndGet();
		return this.telling.get() ? new Gate() : gate;
	}

	void readingEnded(Gate gate, @Nullable Throwable error) {
		if (error != null) {
			this.readingError = error;
		}
		this.readings.decrementAndGet();
		if (this.telling.get()) {
			tell(error, gate::open);
		}
		drain();
	}

	void readingLeft(Gate gate, boolean goesOn) {
		if (!gate.isOpen()) {
			abandon();
		}
		if (!goesOn) {
			this.readings.decrementAndGet();
			drain();
		}
	}

	private void abandon() {
		this.watch.abandoned(this.ending, () -> {
		});
	}

	private void drain() {
		if (this.drains.getAndIncrement() != 0) {
			return;
		}
		int missed = 1;
		do {
			step();
			missed = this.drains.addAndGet(-missed);
		}
		while (missed != 0);
	}

	private void step() {
		boolean more = true;
		while (more && !this.ahead.isEmpty()) {
			more = advance();
		}
		if (this.done && this.ahead.isEmpty() && this.readings.get() == 0 && this.telling.compareAndSet(false, true)) {
			tell((this.error != null) ? this.error : this.readingError, this::told);
		}
		if (this.told && !this.ended) {
			this.ended = true;
			end();
		}
	}

	private boolean advance() {
		if (this.cancelled.get()) {
			discard();
			return true;
		}
		Gate before = this.last;
		if (before != null) {
			before.open();
		}
		if (this.emitted == this.requested.get()) {
			return false;
		}
		Result result = this.ahead.poll();
		if (result != null) {
			this.emitted++;
			emit(result);
		}
		return true;
	}

	private void emit(Result result) {
		Gate gate = new Gate();
		this.last = gate;
		this.emitting = true;
		this.actual.onNext(new HeldResult(result, gate, this));
		this.emitting = false;
		if (this.cancelled.get() && !gate.isRead()) {
			giveUp();
		}
	}

	// The caller has left. One result is let through so that the end is heard of; a
	// statement that was executed with several bindings ends as the driver ends it.
	private void discard() {
		Result result = this.ahead.poll();
		if (this.last == null && !this.drained && result != null) {
			this.drained = true;
			Flux.from(new HeldResult(result, new Gate(), this).getRowsUpdated()).subscribe(null, (ex) -> {
			});
		}
		else {
			giveUp();
		}
	}

	private void giveUp() {
		subscription().cancel();
		this.ahead.clear();
		this.done = true;
		this.doubtful = true;
	}

	private void tell(@Nullable Throwable error, Runnable then) {
		if (this.doubtful) {
			this.watch.abandoned(this.ending, then);
		}
		else if (error != null) {
			this.watch.failed(this.ending, error, then);
		}
		else {
			this.watch.completed(this.ending, then);
		}
	}

	private void told() {
		this.told = true;
		drain();
	}

	private void end() {
		Gate gate = this.last;
		if (gate != null) {
			gate.open();
		}
		if (this.cancelled.get()) {
			return;
		}
		Throwable error = this.error;
		if (error != null) {
			this.actual.onError(error);
		}
		else {
			this.actual.onComplete();
		}
	}

	private Subscription subscription() {
		Subscription subscription = this.subscription;
		return (subscription != null) ? subscription : Operators.emptySubscription();
	}

}
