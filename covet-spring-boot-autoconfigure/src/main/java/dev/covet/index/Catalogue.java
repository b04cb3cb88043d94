package dev.covet.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.covet.mapping.EntityModel;
import dev.covet.query.sql.IndexSql;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the indexes that a table has.
 */
record Catalogue(Connection connection, IndexSql sql) {

	// Empty where there is no such table.
	Mono<Optional<List<DatabaseIndex>>> indexes(EntityModel entity) {
		return Flux.defer(() -> {
			Statement statement = this.connection.createStatement(this.sql.list());
			List<Object> binds = this.sql.table(entity);
			for (int i = 0; i < binds.size(); i++) {
				statement.bind(i, binds.get(i));
			}
			return statement.execute();
		}).concatMap((result) -> result.map(Catalogue::row)).collectList().map(Catalogue::grouped);
	}

	// The rows of an index hold one column each.
	private static Optional<List<DatabaseIndex>> grouped(List<Optional<DatabaseIndex>> rows) {
		if (rows.isEmpty()) {
			return Optional.empty();
		}
		Map<String, DatabaseIndex> indexes = new LinkedHashMap<>();
		rows.stream().flatMap(Optional::stream).forEach((row) -> indexes.merge(row.name(), row, Catalogue::joined));
		return Optional.of(List.copyOf(indexes.values()));
	}

	private static DatabaseIndex joined(DatabaseIndex index, DatabaseIndex next) {
		List<DatabaseIndex.Column> columns = new ArrayList<>(index.columns());
		columns.addAll(next.columns());
		return new DatabaseIndex(index.name(), index.sqlName(), index.definition(), columns, index.unique(),
				index.constraint(), index.valid(), index.building(), index.plain(), index.predicate());
	}

	private static Optional<DatabaseIndex> row(Readable row) {
		String name = row.get("name", String.class);
		if (name == null) {
			return Optional.empty();
		}
		DatabaseIndex.Column column = new DatabaseIndex.Column(text(row, "column_name"), text(row, "direction"));
		return Optional.of(new DatabaseIndex(name, text(row, "sql_name"), text(row, "definition"), List.of(column),
				is(row, "is_unique"), is(row, "is_constraint"), is(row, "is_valid"), is(row, "is_building"),
				is(row, "is_plain"), row.get("predicate", String.class)));
	}

	private static String text(Readable row, String column) {
		return Objects.requireNonNull(row.get(column, String.class));
	}

	private static boolean is(Readable row, String column) {
		return Boolean.TRUE.equals(row.<@Nullable Boolean>get(column, Boolean.class));
	}

}
