package dev.covet.statement.r2dbc;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import dev.covet.statement.StatementEvent;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.util.context.ContextView;

/**
 * One execution of a statement, from its subscription until nothing of it is open any
 * more.
 */
// What may be open: the stream of results, and the reading of each of them. They end in
// any order: Mono.from(statement.execute()) cancels the stream before it hands on the
// result, and some drivers complete it before the result is read. The last one to end
// reports the event, before its subscriber hears of it.
final class StatementExecution {

	private static final AtomicIntegerFieldUpdater<StatementExecution> OPEN = AtomicIntegerFieldUpdater
		.newUpdater(StatementExecution.class, "open");

	private final String sql;

	private final StatementObservation observation;

	private final boolean inTransaction;

	private final ContextView context;

	private final long startNanos;

	private volatile int open = 1;

	// Rows arrive one after the other; only a cancelling thread may see a few too little
	private long rows;

	private volatile @Nullable Throwable error;

	private volatile boolean cancelled;

	private StatementExecution(String sql, Connection connection, StatementObservation observation,
			ContextView context) {
		this.sql = sql;
		this.observation = observation;
		this.inTransaction = isInTransaction(connection);
		this.context = context;
		this.startNanos = observation.nanoTime();
	}

	private static boolean isInTransaction(Connection connection) {
		try {
			return !connection.isAutoCommit();
		}
		catch (RuntimeException ex) {
			// A closed connection, for one; the statement itself will say what is wrong
			return false;
		}
	}

	@SuppressWarnings("unchecked")
	static Publisher<Result> observe(Publisher<? extends Result> results, String sql, Connection connection,
			StatementObservation observation) {
		return Observed.observe((Publisher<Result>) results, (actual) -> new ResultsSubscriber(actual,
				new StatementExecution(sql, connection, observation, actual.currentContext())));
	}

	/**
	 * Say that one more part has begun.
	 * @return {@code false} if the event was reported already
	 */
	boolean begin() {
		return OPEN.getAndUpdate(this, (count) -> (count != 0) ? count + 1 : 0) != 0;
	}

	/**
	 * Say that a part has ended.
	 */
	void end() {
		if (OPEN.decrementAndGet(this) == 0) {
			Throwable error = this.error;
			this.observation.listener()
				.onStatement(new StatementEvent(this.sql, this.observation.nanoTime() - this.startNanos, this.rows,
						error, this.cancelled && error == null, this.inTransaction, this.context));
		}
	}

	void addRows(long count) {
		this.rows += count;
	}

	void fail(Throwable error) {
		this.error = error;
	}

	void cancel() {
		this.cancelled = true;
	}

	/**
	 * Follows the stream of results.
	 */
	private static final class ResultsSubscriber extends PartSubscriber<Result> {

		private volatile boolean emitting;

		ResultsSubscriber(CoreSubscriber<? super Result> actual, StatementExecution execution) {
			super(actual, execution);
		}

		@Override
		public void onNext(Result result) {
			boolean begun = this.execution.begin();
			this.emitting = true;
			this.actual.onNext(new ObservedResult(result, this.execution));
			this.emitting = false;
			if (begun) {
				this.execution.end();
			}
		}

		@Override
		boolean isCutOff() {
			return !this.emitting;
		}

	}

}
