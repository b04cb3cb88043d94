package dev.covet.query.write;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.covet.mapping.EntityModel;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.r2dbc.convert.MappingR2dbcConverter;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.mapping.OutboundRow;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.util.ClassUtils;

/**
 * Makes the rows of one entity's objects in the steps that the application's template
 * takes: callbacks before the conversion, the version, the row, callbacks on the row.
 */
final class EntityWriter {

	private final EntityModel model;

	private final WriteCallbacks callbacks;

	private final @Nullable RowWriter direct;

	private final OutboundRows outbound;

	private final Versions versions;

	EntityWriter(EntityModel model, R2dbcEntityTemplate template, WriteCallbacks callbacks) {
		this.model = model;
		this.callbacks = callbacks;
		this.outbound = new OutboundRows(model, template);
		this.versions = new Versions(model, template.getConverter().getConversionService());
		this.direct = (!callbacks.needsRow() && template.getConverter() instanceof MappingR2dbcConverter converter)
				? DirectRows.of(model, converter) : null;
	}

	EntityModel model() {
		return this.model;
	}

	boolean hasCallbacks() {
		return !this.callbacks.isEmpty();
	}

	boolean runsAfterSave() {
		return this.callbacks.afterSave() != null;
	}

	// The rows of new entities.
	Mono<List<EntityRow>> newRows(List<?> entities) {
		return rows(entities, (entity) -> new Versioned(this.versions.begin(entity), null), (column) -> true);
	}

	// The rows of entities that are there, one version on.
	Mono<List<EntityRow>> changedRows(List<?> entities, Predicate<SqlIdentifier> needed) {
		return rows(entities, (entity) -> new Versioned(this.versions.increment(entity), this.versions.of(entity)),
				needed);
	}

	private Mono<List<EntityRow>> rows(List<?> entities, Step step, Predicate<SqlIdentifier> needed) {
		if (this.callbacks.isEmpty()) {
			return Mono.fromSupplier(() -> entities.stream().map((entity) -> row(step.apply(entity), needed)).toList());
		}
		SqlIdentifier table = this.model.entity().getTableName();
		return Flux.fromIterable(entities)
			.concatMap((entity) -> this.callbacks.beforeConvert(entity, table)
				.flatMap((converted) -> row(step.apply(converted), needed, table)))
			.collectList();
	}

	private EntityRow row(Versioned versioned, Predicate<SqlIdentifier> needed) {
		boolean itself = versioned.entity().getClass() == this.model.type();
		RowWriter writer = (this.direct != null && itself) ? this.direct : this.outbound;
		EntityRow row = writer.write(versioned.entity(), needed);
		return (versioned.before() != null) ? row.expecting(versioned.before()) : row;
	}

	private Mono<EntityRow> row(Versioned versioned, Predicate<SqlIdentifier> needed, SqlIdentifier table) {
		if (!this.callbacks.needsRow()) {
			return Mono.fromSupplier(() -> row(versioned, needed));
		}
		return Mono.defer(() -> {
			OutboundRow row = this.outbound.outbound(versioned.entity());
			return this.callbacks.beforeSave(versioned.entity(), row, table)
				.map((entity) -> this.outbound.read(entity, row).expecting(versioned.before()));
		});
	}

	// Columns that are written with a new row only, of a class that extends the entity
	// too.
	Set<SqlIdentifier> insertOnly(EntityRow row) {
		Set<SqlIdentifier> columns = new HashSet<>();
		this.model.columns()
			.stream()
			.filter((column) -> column.property().isInsertOnly())
			.forEach((column) -> columns.add(column.identifier()));
		Class<?> type = ClassUtils.getUserClass(row.entity());
		if (type != this.model.type()) {
			this.outbound.entity(type).forEach((property) -> {
				if (property.isInsertOnly()) {
					columns.add(property.getColumnName());
				}
			});
		}
		return columns;
	}

	Mono<Object> afterSave(EntityRow row) {
		return (row.outbound() != null)
				? this.callbacks.afterSave(row.entity(), row.outbound(), this.model.entity().getTableName())
				: Mono.just(row.entity());
	}

	/**
	 * Gives an entity the version that it is stored with.
	 */
	@FunctionalInterface
	private interface Step {

		Versioned apply(Object entity);

	}

	private record Versioned(Object entity, @Nullable Object before) {
	}

}
