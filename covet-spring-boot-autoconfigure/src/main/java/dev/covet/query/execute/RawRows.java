package dev.covet.query.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import dev.covet.mapping.EntityModel;
import dev.covet.mapping.EntityModels;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.callback.ReactiveEntityCallbacks;
import org.springframework.data.r2dbc.convert.R2dbcConverter;
import org.springframework.data.r2dbc.mapping.event.AfterConvertCallback;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * Makes the rows of one raw statement what they are asked as.
 */
final class RawRows<R> {

	private final R2dbcConverter converter;

	private final @Nullable ReactiveEntityCallbacks callbacks;

	private final Class<R> type;

	private final boolean simple;

	private final @Nullable EntityModel model;

	private final UnaryOperator<Object> handles;

	private boolean checked;

	RawRows(EntityModels models, ReaderSettings settings, HandleAttachment handles, Class<R> type) {
		this.converter = settings.converter();
		this.callbacks = settings.afterConvert();
		this.type = type;
		this.simple = this.converter.isSimpleType(type);
		this.model = (!this.simple && models.isEntity(type)) ? models.of(type) : null;
		this.handles = handles.forResult();
	}

	R read(Row row, RowMetadata metadata) {
		if (this.simple) {
			Object value = this.converter.readValue(row.get(0), TypeInformation.of(this.type));
			if (value == null) {
				throw new InvalidDataAccessApiUsageException(
						"A null can't be a result: leave such rows out, or read them as a record");
			}
			return this.type.cast(value);
		}
		if (!this.checked) {
			check(metadata);
			this.checked = true;
		}
		return this.converter.read(this.type, row, metadata);
	}

	// Handles, and then the application's callbacks, as entities of a query get them.
	@SuppressWarnings("unchecked")
	Mono<List<R>> finish(List<R> rows) {
		EntityModel entity = this.model;
		if (entity == null) {
			return Mono.just(rows);
		}
		List<R> attached = new ArrayList<>(rows.size());
		rows.forEach((row) -> attached.add((R) this.handles.apply(row)));
		ReactiveEntityCallbacks own = this.callbacks;
		if (own == null) {
			return Mono.just(attached);
		}
		return Flux.fromIterable(attached)
			.concatMap((row) -> own.callback(AfterConvertCallback.class, row, entity.entity().getTableName()))
			.map((row) -> (R) row)
			.collectList();
	}

	// A property without a column would silently be null, and saving the entity would
	// write that.
	private void check(RowMetadata metadata) {
		if (this.model != null && this.model.isReadWhole()) {
			return;
		}
		Set<String> missing = new TreeSet<>();
		for (String column : columns()) {
			if (!metadata.contains(column)) {
				missing.add(column);
			}
		}
		if (!missing.isEmpty()) {
			throw new InvalidDataAccessApiUsageException(
					"The raw SQL can't be read as %s: its result has no column %s; it has %s. Select it, or read a record of what is there"
						.formatted(this.type.getSimpleName(), String.join(", ", missing),
								metadata.getColumnMetadatas().stream().map((column) -> column.getName()).toList()));
		}
	}

	private List<String> columns() {
		if (this.model != null) {
			return this.model.columns().stream().map((column) -> column.identifier().getReference()).toList();
		}
		List<String> columns = new ArrayList<>();
		RelationalPersistentEntity<?> entity = (RelationalPersistentEntity<?>) this.converter.getMappingContext()
			.getPersistentEntity(this.type);
		if (entity != null) {
			for (RelationalPersistentProperty property : entity) {
				if (!property.isEmbedded() && !property.isEntity()) {
					columns.add(property.getColumnName().getReference());
				}
			}
		}
		return columns;
	}

}
