package dev.covet.query.execute;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.EntityModels;
import dev.covet.mapping.RelationModel;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.data.r2dbc.mapping.OutboundRow;
import org.springframework.data.r2dbc.mapping.event.BeforeSaveCallback;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.r2dbc.core.Parameter;

/**
 * Gives the null of an empty handle the type of its foreign key, where a template or
 * repository writes it: a driver can't bind a null of no type.
 *
 * @since 0.1.0
 */
public final class NullReferences implements BeforeSaveCallback<Object> {

	private final EntityModels models;

	/**
	 * Create the callback.
	 * @param models the entities
	 */
	public NullReferences(EntityModels models) {
		this.models = models;
	}

	@Override
	public Publisher<Object> onBeforeSave(Object entity, OutboundRow row, SqlIdentifier table) {
		if (!this.models.knows(entity.getClass())) {
			return Mono.just(entity);
		}
		EntityModel model = this.models.of(entity.getClass());
		for (RelationModel relation : model.relations()) {
			if (relation.isColumn()) {
				type(row, relation.localColumns().get(0));
			}
		}
		return Mono.just(entity);
	}

	private static void type(OutboundRow row, ColumnModel column) {
		Parameter parameter = row.get(column.identifier());
		if (parameter != null && parameter.getValue() == null) {
			row.put(column.identifier(), Parameter.empty(column.javaType()));
		}
	}

}
