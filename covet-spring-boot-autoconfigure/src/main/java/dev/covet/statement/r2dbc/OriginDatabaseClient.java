package dev.covet.statement.r2dbc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.covet.statement.StatementOrigin;
import dev.covet.statement.StatementOrigin.Kind;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * A {@link DatabaseClient} whose statements have an origin, unless they have one already:
 * a repository's or a query's says more.
 */
final class OriginDatabaseClient implements DatabaseClient {

	private static final int CAPACITY = 500;

	private final DatabaseClient delegate;

	private final Map<String, StatementOrigin> origins = new ConcurrentHashMap<>();

	// Of the texts that are too many, and of those that are made late, by templates
	private final StatementOrigin other = origin();

	OriginDatabaseClient(DatabaseClient delegate) {
		this.delegate = delegate;
	}

	@Override
	public ConnectionFactory getConnectionFactory() {
		return this.delegate.getConnectionFactory();
	}

	@Override
	public GenericExecuteSpec sql(String sql) {
		return originate(this.delegate.sql(sql), origin(sql));
	}

	@Override
	public GenericExecuteSpec sql(Supplier<String> sqlSupplier) {
		return originate(this.delegate.sql(sqlSupplier), this.other);
	}

	@Override
	public <T> Mono<T> inConnection(Function<Connection, Mono<T>> action) {
		return this.delegate.inConnection(action);
	}

	@Override
	public <T> Flux<T> inConnectionMany(Function<Connection, Flux<T>> action) {
		return this.delegate.inConnectionMany(action);
	}

	private StatementOrigin origin(String sql) {
		StatementOrigin known = this.origins.get(sql);
		if (known != null || this.origins.size() >= CAPACITY) {
			return (known != null) ? known : this.other;
		}
		return this.origins.computeIfAbsent(sql, (text) -> origin());
	}

	private static StatementOrigin origin() {
		return StatementOrigin.of(Kind.QUERY, DatabaseClient.class.getSimpleName(), "");
	}

	private static GenericExecuteSpec originate(GenericExecuteSpec spec, StatementOrigin origin) {
		StatementOrigin here = origin.here();
		return spec.filter((statement, next) -> Flux.from(next.execute(statement))
			.contextWrite((context) -> (StatementOrigin.from(context) != null) ? context : here.putInto(context)));
	}

}
