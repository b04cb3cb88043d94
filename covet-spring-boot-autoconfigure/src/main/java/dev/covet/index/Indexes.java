package dev.covet.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.covet.mapping.EntityModels;
import dev.covet.query.sql.SqlDialect;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Mono;

/**
 * The indexes that entities declare with {@link dev.covet.mapping.Index @Index}, and
 * those of the database. Nothing runs before subscription. Takes a connection of its own,
 * joins no transaction. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Indexes {

	private final ConnectionFactory connectionFactory;

	private final EntityModels models;

	private final SqlDialect dialect;

	/**
	 * Create it for a database.
	 * @param connectionFactory where connections come from
	 * @param models the entities
	 * @param dialect the database's dialect
	 */
	public Indexes(ConnectionFactory connectionFactory, EntityModels models, SqlDialect dialect) {
		this.connectionFactory = connectionFactory;
		this.models = models;
		this.dialect = dialect;
	}

	/**
	 * Hold the declared indexes against the database, and change nothing.
	 * @return the report; {@link UnsupportedOperationException} on a database whose
	 * indexes Covet doesn't know
	 */
	public Mono<IndexReport> validate() {
		return connected((connection) -> compared(connection)
			.map((tables) -> report(tables, List.of(), failed(tables), missing(tables))));
	}

	/**
	 * Create the declared indexes that are missing, without blocking writes where the
	 * database can ({@code CONCURRENTLY} on PostgreSQL). One node creates at a time, and
	 * the others wait for it. An invalid index under the name of a missing one, which a
	 * failed creation leaves, is dropped first; nothing else is ever dropped. An index
	 * that can't be created is in the report, and does not keep others from it.
	 * @return the report of what is there afterwards;
	 * {@link UnsupportedOperationException} on a database whose indexes Covet doesn't
	 * know
	 */
	public Mono<IndexReport> create() {
		return connected((connection) -> {
			Creation creation = new Creation(connection, this.dialect.indexes());
			return creation.locked(Mono.defer(() -> create(connection, creation)));
		});
	}

	private Mono<IndexReport> create(Connection connection, Creation creation) {
		return compared(connection).flatMap((before) -> {
			List<IndexReport.Declared> missing = missing(before);
			if (missing.isEmpty()) {
				return Mono.just(report(before, List.of(), failed(before), List.of()));
			}
			return creation.create(before)
				.flatMap((errors) -> compared(connection).flatMap((built) -> creation.dropLeftOvers(built)
					.then(Mono.defer(() -> compared(connection)))
					.map((after) -> {
						List<IndexReport.Failed> failed = new ArrayList<>(failed(after));
						failed.addAll(Creation.failed(after, errors));
						return report(after, missing, failed, List.of());
					})));
		});
	}

	private Mono<List<TableIndexes>> compared(Connection connection) {
		return new Comparison(connection, this.dialect).of(this.models.all());
	}

	private <T> Mono<T> connected(Function<Connection, Mono<T>> work) {
		return Mono.usingWhen(Mono.defer(() -> Mono.<Connection>from(this.connectionFactory.create())), work,
				Connection::close);
	}

	private static IndexReport report(List<TableIndexes> tables, List<IndexReport.Declared> wereMissing,
			List<IndexReport.Failed> failed, List<IndexReport.Declared> missing) {
		List<IndexReport.Declared> there = declared(tables, TableIndexes::present);
		return new IndexReport(there.stream().filter((index) -> !wereMissing.contains(index)).toList(),
				there.stream().filter(wereMissing::contains).toList(), missing, List.copyOf(failed),
				tables.stream().flatMap((table) -> table.different().stream()).toList(),
				existing(tables, TableIndexes::invalid), existing(tables, TableIndexes::undeclared));
	}

	private static List<IndexReport.Declared> missing(List<TableIndexes> tables) {
		return declared(tables, TableIndexes::missing);
	}

	private static List<IndexReport.Failed> failed(List<TableIndexes> tables) {
		return tables.stream().flatMap((table) -> table.failed().stream()).toList();
	}

	private static List<IndexReport.Declared> declared(List<TableIndexes> tables,
			Function<TableIndexes, List<DeclaredIndex>> which) {
		return tables.stream()
			.flatMap((table) -> which.apply(table).stream().map((index) -> index.describe(table.table())))
			.collect(Collectors.toList());
	}

	private static List<IndexReport.Existing> existing(List<TableIndexes> tables,
			Function<TableIndexes, List<DatabaseIndex>> which) {
		return tables.stream()
			.flatMap((table) -> (Stream<IndexReport.Existing>) which.apply(table)
				.stream()
				.map((index) -> index.describe(table.table())))
			.toList();
	}

}
