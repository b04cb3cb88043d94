package dev.covet.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.covet.mapping.EntityModel;
import dev.covet.mapping.IndexModel;
import dev.covet.query.sql.IndexSql;
import dev.covet.query.sql.SqlDialect;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Holds declared indexes against the database, table by table on one connection.
 */
record Comparison(Connection connection, SqlDialect dialect) {

	Mono<List<TableIndexes>> of(Collection<EntityModel> entities) {
		// Several entities may share a table.
		Map<String, List<EntityModel>> tables = entities.stream()
			.sorted((one, other) -> one.type().getName().compareTo(other.type().getName()))
			.collect(Collectors.groupingBy((entity) -> this.dialect.quote(entity.table()), LinkedHashMap::new,
					Collectors.toList()));
		IndexSql sql = this.dialect.indexes();
		return Flux.fromIterable(tables.entrySet())
			.concatMap((table) -> compare(table.getKey(), table.getValue(), sql))
			.collectList();
	}

	private Mono<TableIndexes> compare(String table, List<EntityModel> entities, IndexSql sql) {
		List<IndexModel> models = entities.stream().flatMap((entity) -> entity.indexes().stream()).toList();
		return new Catalogue(this.connection, sql).indexes(entities.get(0)).flatMap((existing) -> {
			if (existing.isEmpty()) {
				return Mono.just(new TableIndexes(table, List.of(),
						models.stream().map((model) -> failed(model, "there is no table " + table)).toList(),
						List.of()));
			}
			return Flux.fromIterable(models)
				.concatMap((model) -> declared(model, sql))
				.collectList()
				.map((all) -> new TableIndexes(table, distinct(all.stream().map(Declaration::index)),
						all.stream().flatMap((one) -> one.failed().stream()).toList(), existing.get()));
		});
	}

	private Mono<Declaration> declared(IndexModel model, IndexSql sql) {
		return Mono.defer(() -> new WhereClause(this.connection, sql).of(model))
			.map((where) -> new Declaration(Optional.of(DeclaredIndex.of(model, sql, where.orElse(null))),
					Optional.empty()))
			.onErrorResume((ex) -> Mono
				.just(new Declaration(Optional.empty(), Optional.of(failed(model, String.valueOf(ex.getMessage()))))));
	}

	private static List<DeclaredIndex> distinct(Stream<Optional<DeclaredIndex>> all) {
		Map<List<Object>, DeclaredIndex> indexes = new LinkedHashMap<>();
		all.flatMap(Optional::stream)
			.forEach((index) -> indexes.putIfAbsent(List.of(index.name(), index.create()), index));
		return new ArrayList<>(indexes.values());
	}

	static IndexReport.Failed failed(IndexModel model, String reason) {
		return new IndexReport.Failed(model.entity().type().getName(), model.name().getReference(), reason);
	}

	private record Declaration(Optional<DeclaredIndex> index, Optional<IndexReport.Failed> failed) {
	}

}
