package dev.covet.pool.r2dbc;

import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import dev.covet.pool.HeldScope;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.pool.PoolShutdownException;
import reactor.util.context.Context;

/**
 * One caller on the way to a connection.
 */
// The pool is only cancelled while the caller waits in its line. A connection that comes
// too late is given back when it has been pinged: the pool itself would hand it out with
// the ping still on the wire. Nor is the pool cancelled once the connection is handed
// out: it would take that for the connection being given back.
final class Acquirer implements CoreSubscriber<Connection>, Subscription, Runnable {

	private final AtomicReference<State> state = new AtomicReference<>(State.NEW);

	private final Disposable.Swap timer = Disposables.swap();

	private final CoreSubscriber<? super Connection> actual;

	private final Mono<Connection> source;

	private final ManagedConnectionPool pool;

	private HeldScope.Wait wait = HeldScope.waiting(Context.empty());

	private long start;

	private volatile @Nullable Subscription upstream;

	private volatile @Nullable Connection pooled;

	private volatile @Nullable Handover handover;

	private volatile boolean cancelled;

	Acquirer(CoreSubscriber<? super Connection> actual, Mono<Connection> source, ManagedConnectionPool pool) {
		this.actual = actual;
		this.source = source;
		this.pool = pool;
	}

	@Override
	public void request(long n) {
		if (Operators.validate(n) && this.state.compareAndSet(State.NEW, State.WAITING)) {
			this.start = System.nanoTime();
			this.wait = HeldScope.waiting(currentContext());
			this.pool.journal().waiting();
			this.source.subscribe(this);
			if (this.state.get() == State.WAITING) {
				startTimer();
			}
		}
	}

	@Override
	public Context currentContext() {
		return this.actual.currentContext();
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.upstream = subscription;
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(Connection connection) {
		this.pooled = connection;
		if (!leaveLine(State.PREPARING)) {
			giveBack();
			return;
		}
		Session session = slot().session();
		if (slot().isFresh(System.nanoTime())) {
			deliver();
		}
		else {
			session.isAlive(this.pool.limits().ping(), this.pool.pingQuery()).subscribe(this::onAnswer);
		}
	}

	private void onAnswer(boolean alive) {
		if (!alive) {
			startTimer();
			slot().replaceSession().subscribe(null, this::onDeath, this::deliver);
		}
		else if (this.pool.limits().ping() == null) {
			deliverOnEventLoop();
		}
		else {
			deliver();
		}
	}

	private void onDeath(Throwable ex) {
		giveBack();
		if (this.state.compareAndSet(State.PREPARING, State.DONE)) {
			fail(ex);
		}
	}

	private void deliverOnEventLoop() {
		Scheduler eventLoop = slot().session().eventLoop();
		try {
			if (eventLoop != null) {
				eventLoop.schedule(this::deliver);
				return;
			}
		}
		catch (RejectedExecutionException ex) {
			// Without its thread it will fail soon enough
		}
		deliver();
	}

	private void deliver() {
		Connection connection = this.pooled;
		if (connection == null || !this.state.compareAndSet(State.PREPARING, State.DONE)) {
			giveBack();
			return;
		}
		this.timer.dispose();
		slot().handOut();
		Handover last = new Handover(
				this.pool.handOut(connection, slot(), currentContext(), this.wait, System.nanoTime() - this.start));
		this.handover = last;
		if (this.cancelled) {
			last.giveBack();
			return;
		}
		last.to(this.actual);
	}

	@Override
	public void onError(Throwable ex) {
		if (leaveLine(State.DONE)) {
			fail((ex instanceof PoolShutdownException)
					? new R2dbcNonTransientResourceException("Pool '%s' is closed".formatted(this.pool.getName()), ex)
					: ex);
		}
	}

	@Override
	public void onComplete() {
		// Follows the connection
	}

	@Override
	public void cancel() {
		this.cancelled = true;
		if (leaveLine(State.DONE)) {
			cancelUpstream();
		}
		else {
			this.state.compareAndSet(State.PREPARING, State.DONE);
		}
		this.state.compareAndSet(State.NEW, State.DONE);
		this.timer.dispose();
		Handover last = this.handover;
		if (last != null) {
			last.cancel();
		}
	}

	// The time is over.
	@Override
	public void run() {
		if (this.state.get() == State.DONE) {
			return;
		}
		PoolTimeoutException ex = this.pool.timeout(System.nanoTime() - this.start);
		if (leaveLine(State.DONE)) {
			cancelUpstream();
			timedOut(ex);
		}
		else if (this.state.compareAndSet(State.PREPARING, State.DONE)) {
			timedOut(ex);
		}
	}

	private void timedOut(PoolTimeoutException ex) {
		this.pool.journal().timedOut(this.wait, System.nanoTime() - this.start);
		this.actual.onError(ex);
	}

	private void fail(Throwable ex) {
		this.timer.dispose();
		this.actual.onError(ex);
	}

	private boolean leaveLine(State next) {
		boolean left = this.state.compareAndSet(State.WAITING, next);
		if (left) {
			this.pool.journal().waited();
		}
		return left;
	}

	private void cancelUpstream() {
		Subscription current = this.upstream;
		if (current != null) {
			current.cancel();
		}
	}

	private void giveBack() {
		Connection connection = this.pooled;
		if (connection != null) {
			Mono.from(connection.close()).onErrorComplete().subscribe();
		}
	}

	private Slot slot() {
		return (Slot) ((Wrapped<?>) Objects.requireNonNull(this.pooled)).unwrap();
	}

	private void startTimer() {
		Long limit = this.pool.acquireNanos();
		if (limit != null && this.timer.get() == null) {
			long left = Math.max(0, limit - (System.nanoTime() - this.start));
			this.timer.replace(Schedulers.parallel().schedule(this, left, TimeUnit.NANOSECONDS));
		}
	}

	private enum State {

		/** Nothing was asked for yet. */
		NEW,
		/** In the pool's line, or for a connection that is being opened. */
		WAITING,
		/** The connection is there, and is being looked at. */
		PREPARING,
		/** Served, failed, timed out or cancelled. */
		DONE

	}

}
