package dev.covet.sample.data;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Inserts generated rows, thousands with one statement: a column is bound as one array.
 */
record MultiRowInsert(String table, List<Column<?>> columns) {

	private static final int BATCH = 5000;

	MultiRowInsert(String table, Column<?>... columns) {
		this(table, List.of(columns));
	}

	Mono<Long> execute(DatabaseClient client, int rows) {
		return Flux.range(0, (rows + BATCH - 1) / BATCH)
			.map((batch) -> batch * BATCH)
			.concatMap((from) -> execute(client, from, Math.min(from + BATCH, rows)))
			.reduce(0L, Long::sum);
	}

	private Mono<Long> execute(DatabaseClient client, int from, int to) {
		DatabaseClient.GenericExecuteSpec statement = client.sql(sql());
		for (int i = 0; i < this.columns.size(); i++) {
			statement = statement.bind(i, this.columns.get(i).values(from, to));
		}
		return statement.fetch().rowsUpdated();
	}

	private String sql() {
		String names = this.columns.stream().map(Column::name).collect(Collectors.joining(", "));
		String arrays = IntStream.rangeClosed(1, this.columns.size())
			.mapToObj((number) -> "$" + number)
			.collect(Collectors.joining(", "));
		return "INSERT INTO " + this.table + " (" + names + ") SELECT * FROM unnest(" + arrays + ")";
	}

}
