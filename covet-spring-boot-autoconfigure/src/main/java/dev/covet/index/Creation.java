package dev.covet.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.covet.query.sql.IndexSql;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Creates what is missing, outside of any transaction.
 */
record Creation(Connection connection, IndexSql sql) {

	private static final Duration PAUSE = Duration.ofMillis(200);

	// One node at a time; the others ask again and again, as a statement that waits is
	// waited for by the creation itself.
	<T> Mono<T> locked(Mono<T> work) {
		String tryLock = this.sql.tryLock();
		String unlock = this.sql.unlock();
		if (tryLock == null || unlock == null) {
			return work;
		}
		Mono<Boolean> locked = Flux.defer(() -> this.connection.createStatement(tryLock).execute())
			.concatMap(
					(result) -> result.map((row) -> Boolean.TRUE.equals(row.<@Nullable Boolean>get(0, Boolean.class))))
			.single()
			.filter((free) -> free)
			.repeatWhenEmpty((times) -> times.delayElements(PAUSE));
		return Mono.usingWhen(locked, (free) -> work, (free) -> execute(unlock));
	}

	// The reasons why indexes could not be created, by their names.
	Mono<List<Map.Entry<DeclaredIndex, String>>> create(List<TableIndexes> tables) {
		return Flux.fromIterable(tables)
			.concatMap((table) -> Flux.fromIterable(table.missing()).concatMap((index) -> create(table, index)))
			.collectList();
	}

	private Mono<Map.Entry<DeclaredIndex, String>> create(TableIndexes table, DeclaredIndex index) {
		Optional<DatabaseIndex> leftOver = table.leftOver(index);
		if (leftOver.filter(DatabaseIndex::building).isPresent()) {
			return Mono.just(Map.entry(index, "another session is building it"));
		}
		Mono<Void> before = leftOver.map((left) -> execute(this.sql.drop(left.sqlName()))).orElse(Mono.empty());
		return before.then(execute(index.create()))
			.then(Mono.<Map.Entry<DeclaredIndex, String>>empty())
			.onErrorResume((ex) -> Mono.just(Map.entry(index, String.valueOf(ex.getMessage()))));
	}

	// An index that could not be built costs each write, and no query uses it.
	Mono<Void> dropLeftOvers(List<TableIndexes> tables) {
		Stream<DatabaseIndex> leftOvers = tables.stream()
			.flatMap((table) -> table.missing().stream().flatMap((index) -> table.leftOver(index).stream()));
		return Flux.fromStream(leftOvers)
			.filter((index) -> !index.building())
			.concatMap((index) -> execute(this.sql.drop(index.sqlName())).onErrorComplete())
			.then();
	}

	private Mono<Void> execute(String statement) {
		return Flux.defer(() -> this.connection.createStatement(statement).execute())
			.concatMap(Result::getRowsUpdated)
			.then();
	}

	static List<IndexReport.Failed> failed(List<TableIndexes> after, List<Map.Entry<DeclaredIndex, String>> errors) {
		List<IndexReport.Failed> failed = new ArrayList<>();
		for (TableIndexes table : after) {
			for (DeclaredIndex index : table.missing()) {
				String reason = errors.stream()
					.filter((error) -> error.getKey().create().equals(index.create()))
					.map(Map.Entry::getValue)
					.findFirst()
					.orElse("its name is taken by something else in the schema");
				failed.add(Comparison.failed(index.model(), reason));
			}
		}
		return failed;
	}

}
