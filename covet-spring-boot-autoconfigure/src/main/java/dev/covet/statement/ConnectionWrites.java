package dev.covet.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.covet.statement.TextEffect.Control;
import org.jspecify.annotations.Nullable;

/**
 * What was written on one connection and has not been told yet: kept from when a
 * statement is sent until its transaction has ended. Where it can't be told what became
 * of something, it counts as committed, and what is kept stays.
 *
 * <p>
 * Each method returns an ending, to be called back when what it is named after has
 * happened. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ConnectionWrites implements TransactionWrites {

	private final boolean schemaInTransactions;

	private final boolean stateIsExact;

	private final WriteList pending = new WriteList();

	private List<WrittenStatement> committing = List.of();

	private State state = State.NONE;

	/**
	 * Create the writes of a connection, which has no open transaction.
	 * @param schemaInTransactions whether changes of the schema are part of a
	 * transaction, rather than to commit it
	 * @param stateIsExact whether the connection knows of a transaction that was begun or
	 * ended by a statement's text
	 */
	public ConnectionWrites(boolean schemaInTransactions, boolean stateIsExact) {
		this.schemaInTransactions = schemaInTransactions;
		this.stateIsExact = stateIsExact;
	}

	/**
	 * Return whether a text does nothing that this class has to know of. Costs nothing
	 * worth speaking of for the texts that an application reads with.
	 * @param sql the text, of several statements too
	 * @return {@code false} if it writes or begins or ends a transaction, or if that
	 * can't be told
	 */
	public static boolean isRead(String sql) {
		return TextEffect.of(sql).isNone();
	}

	@Override
	public synchronized List<WrittenStatement> written() {
		List<WrittenStatement> all = new ArrayList<>(this.committing);
		all.addAll(this.pending.copy());
		return List.copyOf(all);
	}

	/**
	 * A statement is sent.
	 * @param sql its text
	 * @param rows the rows that it writes to, where its sender told
	 * @param open whether the connection says that a transaction is open
	 * @return its end
	 */
	public synchronized WriteEnding sending(String sql, @Nullable WrittenRows rows, boolean open) {
		TextEffect effect = TextEffect.of(sql);
		WrittenStatement statement = new WrittenStatement(sql, rows);
		boolean inside = open || this.state != State.NONE || effect.control() != Control.NONE;
		if (!inside) {
			return new Ending((now) -> List.of(statement), (now) -> List.of(statement), effect.writes());
		}
		if (effect.control() == Control.BEGIN) {
			this.state = State.OPEN;
		}
		if (effect.writes()) {
			this.pending.add(statement);
		}
		boolean awaited = this.state == State.UNKNOWN || effect.control() != Control.NONE || endsBy(effect);
		return new Ending((now) -> sent(statement, effect, now, awaited), (now) -> lost(statement, effect, now),
				awaited);
	}

	private boolean endsBy(TextEffect effect) {
		return effect.commits() && !this.schemaInTransactions;
	}

	private synchronized List<WrittenStatement> sent(WrittenStatement statement, TextEffect effect, boolean open,
			boolean awaited) {
		switch (effect.control()) {
			case BEGIN -> {
				return this.pending.copy();
			}
			case COMMIT -> {
				this.state = State.NONE;
				return this.pending.take();
			}
			case ROLLBACK -> {
				this.state = State.NONE;
				this.pending.clear();
			}
			case SEVERAL -> this.state = State.UNKNOWN;
			case NONE -> this.state = endsBy(effect) ? State.UNKNOWN : this.state;
		}
		if (!open && this.stateIsExact) {
			// What nobody waited for may not even have been executed
			this.state = awaited ? State.NONE : State.UNKNOWN;
		}
		return settled(statement, effect, open);
	}

	private synchronized List<WrittenStatement> lost(WrittenStatement statement, TextEffect effect, boolean open) {
		if (effect.control() != Control.NONE || endsBy(effect)) {
			this.state = State.UNKNOWN;
		}
		return settled(statement, effect, open);
	}

	// What is written by now, if that isn't left to the end of the transaction. The
	// statement itself may have been told while it was on its way.
	private List<WrittenStatement> settled(WrittenStatement statement, TextEffect effect, boolean open) {
		if (this.state == State.OPEN || (this.state == State.NONE && open)) {
			return List.of();
		}
		List<WrittenStatement> all = (this.state == State.NONE) ? this.pending.take() : this.pending.copy();
		boolean missing = effect.writes() && !all.contains(statement) && !this.committing.contains(statement);
		return missing ? Stream.concat(all.stream(), Stream.of(statement)).toList() : all;
	}

	/**
	 * A transaction begins.
	 * @return its beginning
	 */
	public synchronized WriteEnding beginning() {
		this.state = State.OPEN;
		// Some databases commit what was open, and what is left may be from then
		List<WrittenStatement> left = this.pending.copy();
		return new Ending((now) -> become(State.OPEN, left), (now) -> become(State.UNKNOWN, left), !left.isEmpty());
	}

	/**
	 * The transaction is committed.
	 * @return the end of the commit
	 */
	public synchronized WriteEnding committing() {
		List<WrittenStatement> all = this.pending.take();
		this.committing = all;
		// What is sent meanwhile comes after the commit
		this.state = State.UNKNOWN;
		return new Ending((now) -> become(State.NONE, all), (now) -> become(State.UNKNOWN, all), !all.isEmpty());
	}

	/**
	 * The transaction is rolled back.
	 * @param open whether the connection says that a transaction is open; what was
	 * written without one has taken effect
	 * @return the end of the rollback
	 */
	public synchronized WriteEnding rollingBack(boolean open) {
		if (!open && this.stateIsExact) {
			return committing();
		}
		List<WrittenStatement> all = this.pending.take();
		this.state = State.UNKNOWN;
		return new Ending((now) -> become(State.NONE, List.of()), (now) -> restore(all), false);
	}

	private synchronized List<WrittenStatement> restore(List<WrittenStatement> all) {
		all.forEach(this.pending::add);
		return List.of();
	}

	private synchronized List<WrittenStatement> become(State next, List<WrittenStatement> all) {
		this.state = next;
		this.committing = List.of();
		return all;
	}

	/**
	 * A savepoint is made.
	 * @param name its name
	 * @return its making
	 */
	public synchronized WriteEnding savepoint(String name) {
		this.pending.mark(name);
		return new Ending(this::opened, (now) -> List.of(), false);
	}

	// Drivers may begin a transaction for it.
	private synchronized List<WrittenStatement> opened(boolean open) {
		if (this.state == State.NONE) {
			this.state = open ? State.OPEN : State.UNKNOWN;
		}
		return List.of();
	}

	/**
	 * The transaction is rolled back to a savepoint.
	 * @param name its name
	 * @return the end of it
	 */
	public synchronized WriteEnding rollingBackTo(String name) {
		List<WrittenStatement> since = this.pending.cut(name);
		return new Ending((now) -> List.of(), (now) -> restore(since), false);
	}

	/**
	 * A savepoint is given up.
	 * @param name its name
	 * @return the end of it
	 */
	public WriteEnding releasing(String name) {
		return new Ending((now) -> {
			synchronized (this) {
				this.pending.unmark(name);
			}
			return List.of();
		}, (now) -> List.of(), false);
	}

	private enum State {

		/** No transaction was begun, as far as is known. */
		NONE,
		/** A transaction is open. */
		OPEN,
		/** Nobody knows: what is written counts at once, and again with a commit. */
		UNKNOWN

	}

	/**
	 * What to do at an end.
	 *
	 * @param onCompleted called with whether a transaction is open now
	 * @param onFailed called with whether a transaction is open now
	 * @param isAwaited whether it is likely to tell of writes
	 */
	private record Ending(Step onCompleted, Step onFailed, boolean isAwaited) implements WriteEnding {

		@Override
		public List<WrittenStatement> completed(boolean open) {
			return this.onCompleted.apply(open);
		}

		@Override
		public List<WrittenStatement> failed(boolean open) {
			return this.onFailed.apply(open);
		}

	}

	/**
	 * A step to the next state.
	 */
	@FunctionalInterface
	private interface Step {

		List<WrittenStatement> apply(boolean open);

	}

}
