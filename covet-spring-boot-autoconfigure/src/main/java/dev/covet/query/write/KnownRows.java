package dev.covet.query.write;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Conflict;
import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.Term;
import dev.covet.query.plan.Write;
import dev.covet.query.plan.WriteShape;
import dev.covet.statement.WrittenRows;
import org.jspecify.annotations.Nullable;

import org.springframework.data.r2dbc.convert.MappingR2dbcConverter;
import org.springframework.data.r2dbc.convert.R2dbcConverter;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Tells which rows a write changes, where it can't change others.
 */
// Only keys of which equal ones are equal as texts, whatever the database thinks: it may
// take two texts for one. And only where every entity of the table has the same key:
// what was read by another one doesn't hear of this one's rows. An update never changes a
// key.
final class KnownRows {

	private static final int MOST = 500;

	private static final Set<Class<?>> EXACT = Set.of(Long.class, Integer.class, Short.class, UUID.class);

	private final R2dbcConverter converter;

	KnownRows(R2dbcConverter converter) {
		this.converter = converter;
	}

	// The rows of a batch, null where they are not known.
	@Nullable WrittenRows of(WriteShape shape, RowBatch batch) {
		SqlIdentifier id = key(shape.root());
		int place = (id != null && namesRows(shape)) ? batch.columns().indexOf(id) : -1;
		if (place < 0 || batch.rows().size() > MOST) {
			return null;
		}
		List<@Nullable Object> ids = new ArrayList<>(batch.rows().size());
		batch.rows().forEach((row) -> ids.add(row[place]));
		return of(shape.root(), ids);
	}

	// A row that takes the place of another may be known by another key than that.
	private static boolean namesRows(WriteShape shape) {
		return !(shape instanceof WriteShape.InsertRows insert) || insert.conflict().kind() != Conflict.Kind.UPDATE;
	}

	// The rows that a condition leaves, null where they are not known.
	@Nullable WrittenRows of(Write write) {
		SqlIdentifier id = key(write.shape().root());
		Predicate where = null;
		if (id != null && write.shape() instanceof WriteShape.Delete delete) {
			where = delete.where();
		}
		else if (id != null && write.shape() instanceof WriteShape.Update update) {
			where = update.where();
		}
		Collection<?> ids = (where != null && id != null) ? ids(where, id, write.values()) : null;
		return (ids != null) ? of(write.shape().root(), ids) : null;
	}

	private static @Nullable Collection<?> ids(Predicate where, SqlIdentifier id, List<Object> values) {
		if (where instanceof Predicate.And and) {
			for (Predicate part : and.predicates()) {
				Collection<?> ids = ids(part, id, values);
				if (ids != null) {
					return ids;
				}
			}
		}
		else if (where instanceof Predicate.Comparison comparison && comparison.operator() == Predicate.Operator.EQ
				&& isColumn(comparison.left(), id) && comparison.right() instanceof Term.Value value) {
			return List.of(values.get(value.place()));
		}
		else if (where instanceof Predicate.In in && in.operands().size() == 1 && isColumn(in.operands().get(0), id)
				&& values.get(in.values()) instanceof Collection<?> list) {
			return list;
		}
		return null;
	}

	private static boolean isColumn(Term term, SqlIdentifier id) {
		return term instanceof ColumnPath path && path.relations().isEmpty() && path.column().identifier().equals(id);
	}

	// The row of an entity, null where it is not known.
	@Nullable WrittenRows of(EntityModel model, Object entity) {
		Object id = (key(model) != null) ? model.entity().getIdentifierAccessor(entity).getIdentifier() : null;
		boolean given = id != null && !(id instanceof Number number && number.longValue() == 0);
		return given ? of(model, List.of(id)) : null;
	}

	private static @Nullable WrittenRows of(EntityModel model, Collection<?> ids) {
		if (ids.isEmpty() || ids.size() > MOST) {
			return null;
		}
		for (Object id : ids) {
			if (id == null || !EXACT.contains(id.getClass())) {
				return null;
			}
		}
		return WrittenRows.of(model.entity().getTableName().getReference(), ids);
	}

	// The column of the key, null where rows are not told apart by it.
	private @Nullable SqlIdentifier key(EntityModel model) {
		RelationalPersistentProperty id = model.entity().getIdProperty();
		if (id == null || model.idColumns().size() != 1 || model.isIdEmbedded() || !isExact(id)) {
			return null;
		}
		for (RelationalPersistentEntity<?> other : this.converter.getMappingContext().getPersistentEntities()) {
			if (isSameTable(other, model) && !isSameKey(other, id)) {
				return null;
			}
		}
		return id.getColumnName();
	}

	private boolean isExact(RelationalPersistentProperty id) {
		return this.converter instanceof MappingR2dbcConverter mapping
				&& !mapping.getConversions().hasValueConverter(id);
	}

	private static boolean isSameTable(RelationalPersistentEntity<?> other, EntityModel model) {
		return other.getTableName().getReference().equalsIgnoreCase(model.entity().getTableName().getReference());
	}

	private static boolean isSameKey(RelationalPersistentEntity<?> other, RelationalPersistentProperty id) {
		RelationalPersistentProperty own = other.getIdProperty();
		return own == null || (!own.isEmbedded() && own.getColumnName().equals(id.getColumnName()));
	}

}
