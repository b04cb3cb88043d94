package dev.covet.statement.r2dbc;

import java.util.List;
import java.util.function.Supplier;

import dev.covet.statement.Commits;
import dev.covet.statement.ConnectionWrites;
import dev.covet.statement.TransactionWrites;
import dev.covet.statement.WriteEnding;
import dev.covet.statement.WrittenRows;
import dev.covet.statement.WrittenStatement;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Watches what is written on one connection, and tells of it once it is committed.
 */
final class WriteWatch {

	private final Connection connection;

	private final Commits commits;

	private final ConnectionWrites writes;

	WriteWatch(Connection connection, Commits commits) {
		this.connection = connection;
		this.commits = commits;
		this.writes = Databases.writesOf(connection);
	}

	TransactionWrites writes() {
		return this.writes;
	}

	// Watch the results of a statement. Those of one that reads stay as they are.
	@SuppressWarnings("unchecked")
	Publisher<? extends Result> watch(Publisher<? extends Result> results, String sql) {
		if (ConnectionWrites.isRead(sql)) {
			return results;
		}
		return Observed.observe((Publisher<Result>) results, (actual) -> {
			WriteEnding ending = this.writes.sending(sql, WrittenRows.from(actual.currentContext()), isOpen());
			return ending.isAwaited() ? new HeldResults(actual, ending, this)
					: new EndingSubscriber<>(actual, ending, this);
		});
	}

	// Watch a call to the connection that has to do with its transaction.
	@Nullable Object watch(@Nullable Object result, String method, @Nullable Object argument) {
		return switch (method) {
			case "beginTransaction" -> watch(result, this.writes::beginning);
			case "commitTransaction" -> watch(result, this.writes::committing);
			case "rollbackTransaction" -> watch(result, () -> this.writes.rollingBack(isOpen()));
			case "createSavepoint" -> watch(result, () -> this.writes.savepoint(String.valueOf(argument)));
			case "rollbackTransactionToSavepoint" ->
				watch(result, () -> this.writes.rollingBackTo(String.valueOf(argument)));
			case "releaseSavepoint" -> watch(result, () -> this.writes.releasing(String.valueOf(argument)));
			case "setAutoCommit" -> Boolean.TRUE.equals(argument) ? watch(result, this.writes::committing) : result;
			default -> result;
		};
	}

	private static boolean isPublisher(@Nullable Object result) {
		return result instanceof Publisher<?>;
	}

	@SuppressWarnings("unchecked")
	private @Nullable Object watch(@Nullable Object result, Supplier<WriteEnding> ending) {
		return isPublisher(result) ? Observed.observe((Publisher<Object>) result,
				(actual) -> new EndingSubscriber<>(actual, ending.get(), this)) : result;
	}

	boolean isOpen() {
		try {
			return !this.connection.isAutoCommit();
		}
		catch (RuntimeException ex) {
			// A closed connection, for one
			return false;
		}
	}

	// Go on once the listener is done with what a good end tells of.
	void completed(WriteEnding ending, Runnable then) {
		List<WrittenStatement> statements = ending.completed(isOpen());
		goOn(statements, this.commits.tell(statements), then);
	}

	// Go on once the listener is done with what an error tells of.
	void failed(WriteEnding ending, Throwable error, Runnable then) {
		List<WrittenStatement> statements = ending.failed(isOpen());
		goOn(statements, isAnswer(error) ? this.commits.tell(statements) : this.commits.tellInDoubt(statements), then);
	}

	// Go on once the listener is done with what nobody waits for any more.
	void abandoned(WriteEnding ending, Runnable then) {
		List<WrittenStatement> statements = ending.failed(isOpen());
		goOn(statements, this.commits.tellInDoubt(statements), then);
	}

	// Not with the context and not with the cancellation of whoever waits: what was
	// written is to be told in any case.
	private static void goOn(List<WrittenStatement> statements, Mono<Void> telling, Runnable then) {
		if (statements.isEmpty()) {
			then.run();
		}
		else {
			telling.subscribe(null, (ex) -> then.run(), then);
		}
	}

	private static boolean isAnswer(Throwable error) {
		return error instanceof R2dbcException ex && Commits.isAnswer(ex.getSqlState());
	}

}
