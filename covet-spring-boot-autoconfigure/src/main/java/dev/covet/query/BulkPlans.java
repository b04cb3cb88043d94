package dev.covet.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.BulkInsert;
import dev.covet.query.plan.BulkUpdate;
import dev.covet.query.plan.Conflict;
import org.jspecify.annotations.Nullable;

/**
 * Makes plans of bulk operations, and refuses what can't work before any SQL.
 */
final class BulkPlans {

	private BulkPlans() {
	}

	static BulkInsert insert(EntityModel model, BulkOptions<?> options) {
		List<ColumnModel> updates = new ArrayList<>(columns(model, options.updates()));
		if (options.conflict() == Conflict.Kind.UPDATE) {
			updates.forEach(BulkPlans::requireWritable);
			model.columns()
				.stream()
				.filter((column) -> column.property().isVersionProperty() && !updates.contains(column))
				.forEach(updates::add);
		}
		Conflict conflict = new Conflict(options.conflict(), columns(model, options.target()), List.copyOf(updates));
		return new BulkInsert(model, conflict, options.batchSize(), options.isChunked());
	}

	static BulkUpdate update(EntityModel model, List<List<String>> properties) {
		List<ColumnModel> columns = columns(model, properties);
		columns.forEach(BulkPlans::requireWritable);
		return new BulkUpdate(model, columns, BulkOptions.defaults().batchSize());
	}

	private static List<ColumnModel> columns(EntityModel model, List<List<String>> properties) {
		List<ColumnModel> columns = new ArrayList<>();
		for (List<String> names : properties) {
			String name = String.join(".", names);
			List<ColumnModel> found = model.columnsOf(name);
			if (found.isEmpty()) {
				throw model.unknown(name);
			}
			columns.addAll(found);
		}
		return List.copyOf(columns);
	}

	static void requireWritable(ColumnModel column) {
		if (column.owner().idColumns().contains(column)) {
			throw new IllegalArgumentException(column + " is the id, which stays as it is");
		}
		if (!column.property().isWritable() || column.property().isInsertOnly()) {
			throw new IllegalArgumentException(column + " is read-only or written with a new row only");
		}
	}

	static Object requireEntity(EntityModel model, @Nullable Object entity) {
		if (!model.type().isInstance(entity)) {
			throw new IllegalArgumentException(
					"Entities of %s are written here, not %s".formatted(model, (entity != null) ? entity : "null"));
		}
		return entity;
	}

	static List<Object> entities(EntityModel model, Iterable<?> entities) {
		List<Object> all = new ArrayList<>();
		entities.forEach((entity) -> all.add(requireEntity(model, entity)));
		return all;
	}

	// Entities that are in the database.
	static List<Object> saved(EntityModel model, Collection<?> entities) {
		List<Object> all = entities(model, entities);
		for (Object entity : all) {
			if (model.isNew(entity)) {
				throw new IllegalArgumentException(
						"%s is not saved yet and can't be updated: use bulkCreate".formatted(entity));
			}
		}
		return all;
	}

}
