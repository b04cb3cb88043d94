package dev.covet.query.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.query.execute.HandleAttachment;
import dev.covet.query.plan.BulkUpdate;
import dev.covet.query.plan.WriteShape;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Updates the rows of one entity's objects, each by its own values.
 */
final class Updater {

	private final EntityWriter writer;

	private final EntityModel model;

	private final RowStatements statements;

	private final HandleAttachment handles;

	private final List<SqlIdentifier> keys = new ArrayList<>();

	private final @Nullable SqlIdentifier version;

	Updater(EntityWriter writer, RowStatements statements, HandleAttachment handles) {
		this.writer = writer;
		this.model = writer.model();
		this.statements = statements;
		this.handles = handles;
		this.model.idColumns().forEach((column) -> this.keys.add(column.identifier()));
		RelationalPersistentProperty property = this.model.entity().getVersionProperty();
		this.version = (property != null) ? property.getColumnName() : null;
		if (this.version != null) {
			this.keys.add(this.version);
		}
	}

	boolean isVersioned() {
		return this.version != null;
	}

	EntityWriter writer() {
		return this.writer;
	}

	// What is read of an entity: all of it, or the named columns and what goes with them.
	Predicate<SqlIdentifier> needed(BulkUpdate plan) {
		if (plan.columns().isEmpty()) {
			return (column) -> true;
		}
		Set<SqlIdentifier> needed = new HashSet<>(this.keys);
		needed.addAll(named(plan));
		return needed::contains;
	}

	// The rows in batches of the same columns, each for one statement. Rows of which
	// nothing
	// is written are in none.
	List<RowBatch> split(List<EntityRow> rows, BulkUpdate plan) {
		UniqueKeys.check(this.model, rows, this.model.idColumns());
		List<RowBatch> parts = new ArrayList<>();
		EntityRow.byColumns(rows).forEach((group) -> {
			List<SqlIdentifier> written = written(group.get(0), plan);
			if (!written.isEmpty()) {
				parts.addAll(batches(group, written, plan.batchSize()));
			}
		});
		return parts;
	}

	private List<RowBatch> batches(List<EntityRow> rows, List<SqlIdentifier> written, int batchSize) {
		List<SqlIdentifier> columns = new ArrayList<>(this.keys);
		columns.addAll(written);
		List<Class<?>> types = new ArrayList<>();
		columns.forEach((column) -> types.add(rows.get(0).type(column)));
		RowBatch whole = RowBatch.of(columns, types, rows.stream().map((row) -> values(row, columns)).toList(),
				this.statements.dialect());
		int size = whole.batchSize(batchSize, this.statements.dialect());
		List<RowBatch> parts = new ArrayList<>();
		for (int from = 0; from < rows.size(); from += size) {
			parts.add(whole.part(from, Math.min(rows.size(), from + size)));
		}
		return parts;
	}

	private List<SqlIdentifier> written(EntityRow row, BulkUpdate plan) {
		if (plan.columns().isEmpty()) {
			Set<SqlIdentifier> written = new LinkedHashSet<>(row.columns());
			written.removeAll(this.writer.insertOnly(row));
			this.model.idColumns().forEach((column) -> written.remove(column.identifier()));
			return List.copyOf(written);
		}
		return named(plan);
	}

	private List<SqlIdentifier> named(BulkUpdate plan) {
		Set<SqlIdentifier> written = new LinkedHashSet<>();
		plan.columns().forEach((column) -> written.add(column.identifier()));
		if (this.version != null) {
			written.add(this.version);
		}
		this.model.columns().stream().filter(Updater::isAudited).forEach((column) -> written.add(column.identifier()));
		return List.copyOf(written);
	}

	private static boolean isAudited(ColumnModel column) {
		return column.property().isAnnotationPresent(LastModifiedDate.class)
				|| column.property().isAnnotationPresent(LastModifiedBy.class);
	}

	// The key first, with the version that the row must still have.
	private @Nullable Object[] values(EntityRow row, List<SqlIdentifier> columns) {
		@Nullable Object[] values = new @Nullable Object[columns.size()];
		for (int i = 0; i < values.length; i++) {
			boolean expected = i < this.keys.size() && columns.get(i).equals(this.version);
			values[i] = expected ? row.version() : row.value(columns.get(i));
		}
		return values;
	}

	Mono<Long> store(RowBatch batch) {
		int keyed = this.keys.size();
		WriteShape.UpdateRows shape = new WriteShape.UpdateRows(this.model, this.keys,
				batch.columns().subList(keyed, batch.columns().size()), batch.namedRows());
		return this.statements.count(shape, batch).flatMap((found) -> {
			if (isVersioned() && found != batch.rows().size()) {
				return Mono.error(() -> new OptimisticLockingFailureException(
						"%d of %d %s are gone or have another version: read them again, nothing was written"
							.formatted(batch.rows().size() - found, batch.rows().size(), this.model)));
			}
			return Mono.just(found);
		});
	}

	Mono<List<Object>> finish(List<EntityRow> rows) {
		return Flux.fromIterable(rows).concatMap(this.writer::afterSave).map(this.handles::attach).collectList();
	}

}
