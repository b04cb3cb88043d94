package dev.covet.query.write;

import java.util.Arrays;
import java.util.List;

import dev.covet.query.execute.HandleAttachment;
import dev.covet.query.plan.BulkInsert;
import dev.covet.query.plan.Conflict;
import dev.covet.query.plan.WriteShape;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Inserts the rows of one entity's objects, and gives those what the database generated.
 */
final class Inserter {

	private final EntityWriter writer;

	private final RowStatements statements;

	private final StoredValues ids;

	private final StoredValues idsAndVersions;

	private final HandleAttachment handles;

	Inserter(EntityWriter writer, RowStatements statements, StoredValues ids, StoredValues idsAndVersions,
			HandleAttachment handles) {
		this.writer = writer;
		this.statements = statements;
		this.ids = ids;
		this.idsAndVersions = idsAndVersions;
		this.handles = handles;
	}

	EntityWriter writer() {
		return this.writer;
	}

	List<NewRows> split(List<EntityRow> rows, BulkInsert plan) {
		List<NewRows> parts = NewRows.split(plan, rows, this.statements.dialect());
		// Which rows the condition of a partial index holds for, the database knows.
		if (plan.conflict().kind() == Conflict.Kind.UPDATE && plan.conflict().where() == null) {
			parts.forEach((part) -> UniqueKeys.check(this.writer.model(), part.sources(), plan.conflict().target()));
		}
		return parts;
	}

	// Store rows and put the entities where they stand in the result.
	Mono<Void> store(NewRows rows, Conflict conflict, @Nullable Object[] result) {
		return switch (conflict.kind()) {
			case IGNORE -> count(rows, conflict).then(Mono.fromRunnable(() -> keep(rows, result)));
			case UPDATE -> read(rows, conflict, this.idsAndVersions, result);
			case RAISE -> rows.generated() ? read(rows, conflict, this.ids, result)
					: count(rows, conflict).thenMany(Flux.range(0, rows.sources().size()))
						.concatMap((i) -> finish(rows, i, rows.sources().get(i), result))
						.then();
		};
	}

	Mono<Long> count(NewRows rows, Conflict conflict) {
		return this.statements.count(shape(rows, conflict, List.of()), rows.batch());
	}

	// Store one row unless a key of it is taken.
	Mono<Object> storeIfAbsent(NewRows rows) {
		WriteShape.InsertRows shape = shape(rows, Conflict.IGNORE, this.ids.identifiers());
		return this.statements.read(shape, rows.batch(), this.ids::read)
			.flatMap((stored) -> stored.isEmpty() ? Mono.<Object>empty()
					: complete(rows.sources().get(0), this.ids.apply(rows.sources().get(0).entity(), stored.get(0))));
	}

	private Mono<Void> read(NewRows rows, Conflict conflict, StoredValues values, @Nullable Object[] result) {
		WriteShape.InsertRows shape = shape(rows, conflict, values.identifiers());
		return this.statements.read(shape, rows.batch(), values::read).flatMap((stored) -> {
			if (stored.size() != rows.sources().size()) {
				return Mono.error(() -> new InvalidDataAccessResourceUsageException(
						"The database stored %d of %d rows of %s and doesn't say which: does a trigger leave some out?"
							.formatted(stored.size(), rows.sources().size(), this.writer.model())));
			}
			if (!this.writer.runsAfterSave()) {
				for (int i = 0; i < stored.size(); i++) {
					Object entity = values.apply(rows.sources().get(i).entity(), stored.get(i));
					result[rows.places().get(i)] = this.handles.attach(entity);
				}
				return Mono.empty();
			}
			return Flux.range(0, stored.size()).concatMap((i) -> {
				EntityRow row = rows.sources().get(i);
				return finish(rows, i, row.with(values.apply(row.entity(), stored.get(i))), result);
			}).then();
		});
	}

	private Mono<Void> finish(NewRows rows, int place, EntityRow row, @Nullable Object[] result) {
		return complete(row, row.entity()).doOnNext((entity) -> result[rows.places().get(place)] = entity).then();
	}

	private Mono<Object> complete(EntityRow row, Object entity) {
		return this.writer.afterSave(row.with(entity)).map(this.handles::attach);
	}

	private static void keep(NewRows rows, @Nullable Object[] result) {
		for (int i = 0; i < rows.sources().size(); i++) {
			result[rows.places().get(i)] = rows.sources().get(i).entity();
		}
	}

	private WriteShape.InsertRows shape(NewRows rows, Conflict conflict, List<SqlIdentifier> returning) {
		return new WriteShape.InsertRows(this.writer.model(), rows.batch().columns(), rows.batch().namedRows(),
				conflict, returning);
	}

	@SuppressWarnings("NullAway")
	static List<Object> list(@Nullable Object[] result) {
		return Arrays.asList(result);
	}

}
