package dev.covet.benchmark;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.covet.benchmark.Ledger.Account;
import dev.covet.benchmark.Ledger.Event;
import dev.covet.benchmark.Ledger.Totals;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes, numbers and pages by hand: columns as arrays, one statement each.
 */
final class R2dbcWrites {

	private static final String CREATE = """
			INSERT INTO events (name, kind, amount, happened_at)
			SELECT * FROM unnest($1::text[], $2::int[], $3::numeric[], $4::timestamptz[]) RETURNING id""";

	private static final String UPDATE = """
			UPDATE accounts a SET balance = v.balance, changed_at = v.changed_at
			FROM unnest($1::bigint[], $2::numeric[], $3::timestamptz[]) AS v (id, balance, changed_at) WHERE a.id = v.id""";

	private static final String UPDATE_BY_QUERY = "UPDATE accounts SET logins = logins + $1 WHERE id <= $2";

	private static final String TOTALS = "SELECT count(*), sum(views)::bigint, avg(views)::float8 FROM posts WHERE views > $1";

	private static final String PAGE = """
			SELECT id, title, content, views, published_at, author_id, category_id FROM posts
			WHERE views <= $1 AND (views < $1 OR (views = $1 AND id > $2)) ORDER BY views DESC, id LIMIT $3""";

	private final ConnectionPool pool;

	R2dbcWrites(ConnectionPool pool) {
		this.pool = pool;
	}

	Object run(Work work, long position) {
		return switch (work) {
			case BULK_CREATE -> create(Ledger.events(position)).block();
			case BULK_UPDATE -> update(Ledger.accounts(position)).block();
			case UPDATE_BY_QUERY -> updated(UPDATE_BY_QUERY, 1, (long) Work.WRITTEN).block();
			case AGGREGATE -> totals(position).block();
			case KEYSET_PAGE -> page(position).block();
			default -> throw new IllegalArgumentException(work.toString());
		};
	}

	private Mono<List<Event>> create(List<Event> events) {
		return onConnection((connection) -> {
			Statement statement = bind(connection.createStatement(CREATE), column(events, Event::name, String[]::new),
					column(events, Event::kind, Integer[]::new), column(events, Event::amount, BigDecimal[]::new),
					column(events, (event) -> time(event.happenedAt()), OffsetDateTime[]::new));
			return Flux.from(statement.execute())
				.flatMap((result) -> result.map((row) -> row.get(0, Long.class)))
				.collectList()
				.map((ids) -> {
					List<Event> created = new ArrayList<>(ids.size());
					for (int i = 0; i < ids.size(); i++) {
						created.add(events.get(i).withId(ids.get(i)));
					}
					return created;
				});
		});
	}

	private Mono<Long> update(List<Account> accounts) {
		return updated(UPDATE, column(accounts, Account::id, Long[]::new),
				column(accounts, Account::balance, BigDecimal[]::new),
				column(accounts, (account) -> time(account.changedAt()), OffsetDateTime[]::new));
	}

	private Mono<Long> updated(String sql, Object... values) {
		return onConnection(
				(connection) -> Flux.from(bind(connection.createStatement(sql), values).execute())
					.flatMap(Result::getRowsUpdated)
					.single());
	}

	private Mono<Totals> totals(long more) {
		return onConnection((connection) -> Flux.from(bind(connection.createStatement(TOTALS), more).execute())
			.flatMap((result) -> result.map((row) -> new Totals(row.get(0, Long.class), row.get(1, Long.class),
					row.get(2, Double.class))))
			.single());
	}

	private Mono<List<Blog.Post>> page(long position) {
		return onConnection((connection) -> Flux
			.from(bind(connection.createStatement(PAGE), Work.views(position), position, Work.PAGE + 1).execute())
			.flatMap((result) -> result.map(R2dbcContender::post))
			.collectList()
			.map((posts) -> posts.subList(0, Work.PAGE)));
	}

	private <T> Mono<T> onConnection(Function<Connection, Mono<T>> work) {
		return Mono.usingWhen(this.pool.create(), work, Connection::close);
	}

	private static Statement bind(Statement statement, Object... values) {
		for (int i = 0; i < values.length; i++) {
			statement.bind(i, values[i]);
		}
		return statement;
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static <T, C> C[] column(List<T> rows, Function<T, C> value, java.util.function.IntFunction<C[]> array) {
		return rows.stream().map(value).toArray(array);
	}

}
