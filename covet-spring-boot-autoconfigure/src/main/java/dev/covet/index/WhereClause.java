package dev.covet.index;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.covet.mapping.IndexModel;
import dev.covet.query.sql.IndexSql;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The condition of a declared index in the database's own words: it prints one that it
 * was given, on an empty copy of the table in a transaction that is rolled back.
 */
record WhereClause(Connection connection, IndexSql sql) {

	// Who may not create a temporary table, on a standby for one, gets the text as it is.
	private static final Set<String> FORBIDDEN = Set.of("25006", "42501");

	Mono<Optional<String>> of(IndexModel index) {
		if (index.where() == null) {
			return Mono.just(Optional.empty());
		}
		List<String> statements = this.sql.normalise(index);
		return Mono
			.usingWhen(Mono.from(this.connection.beginTransaction()).thenReturn(this.connection),
					(begun) -> printed(statements), Connection::rollbackTransaction)
			.map(Optional::of)
			.onErrorResume(WhereClause::isForbidden, (ex) -> Mono.just(Optional.of("(" + index.where() + ")")));
	}

	private Mono<String> printed(List<String> statements) {
		int last = statements.size() - 1;
		return Flux.fromIterable(statements.subList(0, last))
			.concatMap((statement) -> this.connection.createStatement(statement).execute())
			.concatMap(Result::getRowsUpdated)
			.then(Mono.defer(() -> Flux.from(this.connection.createStatement(statements.get(last)).execute())
				.concatMap((result) -> result.map((row) -> String.valueOf(row.get(0, String.class))))
				.single()));
	}

	private static boolean isForbidden(Throwable error) {
		return error instanceof R2dbcException failed && failed.getSqlState() != null
				&& FORBIDDEN.contains(failed.getSqlState().toUpperCase(Locale.ROOT));
	}

}
