package dev.covet.profile;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What one request asked of the database so far.
 * <p>
 * It travels in the Reactor context, so a statement belongs to the request whose
 * publisher subscribed to it, whichever thread it runs on; only what JDBC sends belongs
 * to the one of its thread. The figures are live and can be read and added to by many
 * threads; of a statement only numbers are kept, so the size does not grow. A profile
 * within another one adds to both.
 *
 * @since 0.1.0
 */
public final class RequestProfile {

	private static final Object KEY = RequestProfile.class.getName();

	private static final ThreadLocal<@Nullable RequestProfile> OF_THREAD = new ThreadLocal<>();

	private final LongSupplier nanoTime;

	private final @Nullable RequestProfile parent;

	private final StatementListener listener;

	private final long startNanos;

	private final AtomicLong queries = new AtomicLong();

	private final AtomicLong databaseNanos = new AtomicLong();

	private RequestProfile(LongSupplier nanoTime, @Nullable RequestProfile parent, StatementListener listener) {
		this.nanoTime = nanoTime;
		this.parent = parent;
		this.listener = listener;
		this.startNanos = nanoTime.getAsLong();
	}

	/**
	 * Start a profile on the system's clock.
	 * @param context the context whose profile, if there is one, is added to as well
	 * @return a new profile whose time runs from now
	 */
	public static RequestProfile start(ContextView context) {
		return start(context, System::nanoTime);
	}

	/**
	 * Start a profile.
	 * @param context the context whose profile, if there is one, is added to as well
	 * @param nanoTime the clock, in nanoseconds from any origin
	 * @return a new profile whose time runs from now
	 */
	public static RequestProfile start(ContextView context, LongSupplier nanoTime) {
		return new RequestProfile(nanoTime, from(context), StatementListener.none());
	}

	/**
	 * Start a profile on the system's clock that hands its statements on.
	 * @param context the context whose profile, if there is one, is added to as well
	 * @param listener told of each statement of this profile
	 * @return a new profile whose time runs from now
	 */
	public static RequestProfile start(ContextView context, StatementListener listener) {
		return new RequestProfile(System::nanoTime, from(context), listener);
	}

	/**
	 * Start a profile on the system's clock for the work of one thread, on JDBC.
	 * @param listener told of each statement of this profile
	 * @return a new profile whose time runs from now, within that of the thread
	 * @see #call(Callable)
	 */
	public static RequestProfile startOnThread(StatementListener listener) {
		return new RequestProfile(System::nanoTime, OF_THREAD.get(), listener);
	}

	/**
	 * Return the profile in a context.
	 * @param context the context to look into
	 * @return the innermost profile, or {@code null} if nothing is profiled
	 */
	public static @Nullable RequestProfile from(ContextView context) {
		return context.hasKey(KEY) ? context.get(KEY) : null;
	}

	/**
	 * Return the profile that a statement belongs to: that of its context, or of the
	 * current thread for one that has none, because it was sent by JDBC.
	 * @param event the statement
	 * @return the innermost profile, or {@code null} if nothing is profiled
	 */
	static @Nullable RequestProfile of(StatementEvent event) {
		return event.context().isEmpty() ? OF_THREAD.get() : from(event.context());
	}

	/**
	 * Do something on the current thread whose statements by JDBC belong to this profile.
	 * @param work what to do
	 * @param <T> the type of its result
	 * @return its result
	 * @throws Exception what the work throws
	 */
	public <T> T call(Callable<T> work) throws Exception {
		RequestProfile outer = OF_THREAD.get();
		OF_THREAD.set(this);
		try {
			return work.call();
		}
		finally {
			if (outer != null) {
				OF_THREAD.set(outer);
			}
			else {
				OF_THREAD.remove();
			}
		}
	}

	/**
	 * Add this profile to a context, for everything that is subscribed to with it.
	 * @param context the context to add to
	 * @return a new context with this profile
	 */
	public Context putInto(Context context) {
		return context.put(KEY, this);
	}

	/**
	 * Return the number of statements that have ended.
	 * @return the number of statements, those that failed included
	 */
	public long queryCount() {
		return this.queries.get();
	}

	/**
	 * Return the durations of all statements added up. Statements that run at the same
	 * time count each, so this can be more than the {@link #totalTime() total}; the time
	 * spent waiting for a connection doesn't count.
	 * @return the time the statements took
	 */
	public Duration databaseTime() {
		return Duration.ofNanos(this.databaseNanos.get());
	}

	/**
	 * Return the time since this profile was started.
	 * @return the time so far
	 */
	public Duration totalTime() {
		return Duration.ofNanos(this.nanoTime.getAsLong() - this.startNanos);
	}

	void add(StatementEvent event) {
		this.queries.incrementAndGet();
		this.databaseNanos.addAndGet(event.durationNanos());
		this.listener.onStatement(event);
		if (this.parent != null) {
			this.parent.add(event);
		}
	}

	@Override
	public String toString() {
		return queryCount() + " queries, " + databaseTime().toMillis() + " ms of " + totalTime().toMillis() + " ms";
	}

}
