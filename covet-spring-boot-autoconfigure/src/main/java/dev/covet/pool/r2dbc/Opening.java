package dev.covet.pool.r2dbc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * The opening of one connection, within its time.
 */
// Reactor's timeout() would drop a connection that comes late, and with it its session.
// On another thread than the caller's: netty opens a connection on the event loop it is
// asked from, and in the end all would be on one.
final class Opening implements CoreSubscriber<Connection> {

	private final ConnectionFactory factory;

	private final SessionGate gate;

	private final Duration limit;

	private final MonoSink<Session> sink;

	private final Function<Connection, Session> opened;

	private final AtomicBoolean ended = new AtomicBoolean();

	private final Runnable entered = () -> Schedulers.single().schedule(this::connect);

	private volatile @Nullable Disposable timer;

	private volatile @Nullable Subscription subscription;

	Opening(ConnectionFactory factory, SessionGate gate, Duration limit, MonoSink<Session> sink,
			Function<Connection, Session> opened) {
		this.factory = factory;
		this.gate = gate;
		this.limit = limit;
		this.sink = sink;
		this.opened = opened;
	}

	void start() {
		this.timer = Schedulers.parallel().schedule(this::giveUp, this.limit.toNanos(), TimeUnit.NANOSECONDS);
		this.gate.enter(this.entered);
	}

	private void connect() {
		if (this.ended.get()) {
			return;
		}
		try {
			Mono.<Connection>from(this.factory.create()).subscribe(this);
		}
		catch (Throwable ex) {
			onError(ex);
		}
	}

	private void giveUp() {
		if (this.ended.compareAndSet(false, true)) {
			if (!this.gate.withdraw(this.entered)) {
				this.gate.leave();
			}
			Subscription current = this.subscription;
			if (current != null) {
				current.cancel();
			}
			this.sink.error(new R2dbcTimeoutException(
					"The database gave no connection within %d ms".formatted(this.limit.toMillis())));
		}
	}

	@Override
	public Context currentContext() {
		return Context.of(this.sink.contextView());
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.subscription = subscription;
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(Connection connection) {
		if (end()) {
			this.sink.success(this.opened.apply(connection));
		}
		else {
			Mono.from(connection.close()).onErrorComplete().subscribe();
		}
	}

	@Override
	public void onError(Throwable ex) {
		if (end()) {
			this.gate.leave();
			this.sink.error(ex);
		}
	}

	@Override
	public void onComplete() {
		onError(new R2dbcNonTransientResourceException("The driver gave no connection"));
	}

	private boolean end() {
		Disposable current = this.timer;
		if (current != null) {
			current.dispose();
		}
		return this.ended.compareAndSet(false, true);
	}

}
