package dev.covet.cache.change;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.covet.statement.StatementLabel;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Reads a database's catalogue by one statement.
 */
final class CatalogueReader {

	static final String LABEL = "covet.catalogue";

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final Supplier<ConnectionFactory> connections;

	/** One for the database, kept over many readings. */
	private final ConcurrentHashMap<Database, WrittenTables> texts = new ConcurrentHashMap<>();

	private final Scheduler scheduler;

	CatalogueReader(Supplier<ConnectionFactory> connections, Scheduler scheduler) {
		this.connections = connections;
		this.scheduler = scheduler;
	}

	// Read the catalogue on a connection of its own; an error if it takes too long.
	Mono<Catalogue.Known> read() {
		return Mono.defer(() -> {
			ConnectionFactory factory = this.connections.get();
			Database database = Database.forProduct(factory.getMetadata().getName());
			String sql = CatalogueSql.of(database);
			if (sql == null) {
				return Mono.error(new UnsupportedOperationException(
						"nothing is known of the catalogue of " + factory.getMetadata().getName()));
			}
			Mono<List<CatalogueRow>> rows = Mono.usingWhen(factory.create(), (connection) -> rows(connection, sql),
					Connection::close);
			return StatementLabel.on(rows, LABEL)
				.publishOn(this.scheduler)
				.map((all) -> new Catalogue.Known(Followers.of(all),
						this.texts.computeIfAbsent(database, CatalogueReader::texts)));
		}).timeout(TIMEOUT);
	}

	private static Mono<List<CatalogueRow>> rows(Connection connection, String sql) {
		return Flux.from(connection.createStatement(sql).execute())
			.concatMap((result) -> result.map(CatalogueReader::row))
			.collectList();
	}

	// The first text takes the parser a hundred times as long as others.
	private static WrittenTables texts(Database database) {
		WrittenTables texts = new WrittenTables(database);
		texts.read("INSERT INTO a (b) SELECT c FROM d WHERE e = ? AND f IN (?)");
		texts.read("WITH a AS (SELECT b FROM c) UPDATE d SET e = ? WHERE f = ?");
		texts.read("DELETE FROM a WHERE b = ?");
		return texts;
	}

	private static CatalogueRow row(Readable row) {
		return new CatalogueRow(CatalogueRow.Kind.valueOf(String.valueOf(row.get(0, String.class))),
				String.valueOf(row.get(1, String.class)), row.get(2, String.class), row.get(3, String.class));
	}

}
