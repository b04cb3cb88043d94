package dev.covet.pool.r2dbc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.r2dbc.spi.Connection;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Gives a connection back. A rollback that gets no answer in time is ended by closing the
 * connection.
 */
final class Release {

	private final Connection pooled;

	private final Slot slot;

	private final Duration limit;

	private final Consumer<@Nullable Throwable> end;

	private final AtomicBoolean ended = new AtomicBoolean();

	private final Disposable.Swap timer = Disposables.swap();

	Release(Connection pooled, Slot slot, Duration limit, Consumer<@Nullable Throwable> end) {
		this.pooled = pooled;
		this.slot = slot;
		this.limit = limit;
		this.end = end;
	}

	void start(ContextView context) {
		Mono.from(this.pooled.close()).subscribe(null, this::end, () -> end(null), Context.of(context));
		if (!this.ended.get()) {
			this.timer
				.replace(Schedulers.parallel().schedule(this.slot::kill, this.limit.toNanos(), TimeUnit.NANOSECONDS));
		}
	}

	private void end(@Nullable Throwable ex) {
		if (this.ended.compareAndSet(false, true)) {
			this.timer.dispose();
			this.end.accept(ex);
		}
	}

}
