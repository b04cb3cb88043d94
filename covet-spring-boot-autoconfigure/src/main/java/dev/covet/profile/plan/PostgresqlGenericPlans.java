package dev.covet.profile.plan;

import java.util.Collections;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks PostgreSQL for the plan that it would use for any values: {@code EXPLAIN} of a
 * prepared statement whose plan is forced to be the generic one. The statement is not
 * run. Takes one connection for the time of a few statements, in a transaction that is
 * rolled back.
 *
 * @since 0.1.0
 */
// EXPLAIN (GENERIC_PLAN) would do the same from version 16 on. The text is prepared
// inside
// of a block, because a driver takes the placeholders of a PREPARE for its own.
public final class PostgresqlGenericPlans implements Function<String, Mono<String>> {

	private static final String NAME = "covet_generic_plan";

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\d+)");

	private final ConnectionFactory connectionFactory;

	/**
	 * Create what asks.
	 * @param connectionFactory where the connection comes from
	 */
	public PostgresqlGenericPlans(ConnectionFactory connectionFactory) {
		this.connectionFactory = connectionFactory;
	}

	/**
	 * Ask for the plan of a statement.
	 * @param sql its text, with placeholders as {@code $1}
	 * @return the plan as text, or an error when it can't be had
	 */
	@Override
	public Mono<String> apply(String sql) {
		return Mono.usingWhen(this.connectionFactory.create(), (connection) -> explain(connection, sql),
				Connection::close);
	}

	private static Mono<String> explain(Connection connection, String sql) {
		return Mono.usingWhen(Mono.from(connection.beginTransaction()).thenReturn(connection),
				(begun) -> planned(begun, sql), (begun) -> undo(begun), (begun, ex) -> undo(begun),
				(begun) -> undo(begun));
	}

	private static Mono<String> planned(Connection connection, String sql) {
		String nulls = String.join(", ", Collections.nCopies(placeholders(sql), "NULL"));
		return run(connection, "SET LOCAL plan_cache_mode = force_generic_plan")
			.thenMany(run(connection, "SET LOCAL statement_timeout = '5s'"))
			.thenMany(run(connection,
					"DO $covet$ BEGIN EXECUTE '" + ("PREPARE " + NAME + " AS " + sql).replace("'", "''")
							+ "'; END $covet$"))
			.thenMany(run(connection, "EXPLAIN EXECUTE " + NAME + (nulls.isEmpty() ? "" : "(" + nulls + ")")))
			.collect(Collectors.joining("\n"));
	}

	// A prepared statement outlives its transaction, and is none where preparing failed
	private static Mono<Void> undo(Connection connection) {
		return Mono.from(connection.rollbackTransaction())
			.then(run(connection, "DO $covet$ BEGIN IF EXISTS (SELECT FROM pg_prepared_statements WHERE name = '" + NAME
					+ "') THEN EXECUTE 'DEALLOCATE " + NAME + "'; END IF; END $covet$")
				.then());
	}

	private static int placeholders(String sql) {
		Matcher matcher = PLACEHOLDER.matcher(sql);
		int highest = 0;
		while (matcher.find()) {
			highest = Math.max(highest, Integer.parseInt(matcher.group(1)));
		}
		return highest;
	}

	private static Flux<String> run(Connection connection, String sql) {
		return Flux.defer(() -> connection.createStatement(sql).execute())
			.concatMap((result) -> result.map((row, metadata) -> String.valueOf(row.get(0))));
	}

}
