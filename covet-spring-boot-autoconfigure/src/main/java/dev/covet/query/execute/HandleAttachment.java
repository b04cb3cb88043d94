package dev.covet.query.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.mapping.EntityModel;
import dev.covet.mapping.EntityModels;
import dev.covet.mapping.Handle;
import dev.covet.mapping.Handles;
import dev.covet.mapping.Ref;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.r2dbc.mapping.event.AfterConvertCallback;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Gives entities that a template or repository has read the handles that Covet would have
 * given them, so that {@code load()} works on them too. Each is alone: it has no
 * siblings.
 */
final class HandleAttachment implements AfterConvertCallback<Object> {

	private final EntityModels models;

	private final RelationLoading loading;

	private final Plan.Options options;

	private final Map<Class<?>, Boolean> withHandles = new ConcurrentHashMap<>();

	HandleAttachment(EntityModels models, RelationLoading loading, Plan.Options options) {
		this.models = models;
		this.loading = loading;
		this.options = options;
	}

	@Override
	public Publisher<Object> onAfterConvert(Object entity, SqlIdentifier table) {
		return Mono
			.just(this.withHandles.computeIfAbsent(entity.getClass(), this::hasHandles) ? attach(entity) : entity);
	}

	private boolean hasHandles(Class<?> type) {
		return this.models.isEntity(type)
				&& this.models.of(type).relations().stream().anyMatch(RelationModel::isHandle);
	}

	private Object attach(Object entity) {
		EntityModel model = this.models.of(entity.getClass());
		PersistentPropertyAccessor<Object> accessor = model.entity().getPropertyAccessor(entity);
		List<RelationModel> relations = model.relations().stream().filter(RelationModel::isHandle).toList();
		RowHandles row = new Peers(this.loading, this.options).newRow(relations.size());
		for (int i = 0; i < relations.size(); i++) {
			row.set(i, handle(model, relations.get(i), accessor, row));
		}
		return withHandles(model, entity, accessor, relations, row);
	}

	private static Handle<?> handle(EntityModel model, RelationModel relation,
			PersistentPropertyAccessor<Object> accessor, RowHandles row) {
		Object current = accessor.getProperty(relation.property());
		if (current instanceof Handle<?> handle && handle.isLoaded() && !isEmpty(handle)) {
			return handle;
		}
		if (relation.kind() != RelationModel.Kind.TO_ONE) {
			Object id = model.entity().getIdentifierAccessor(accessor.getBean()).getIdentifier();
			return Handles.create(relation, id, row);
		}
		return Handles.create(relation, (current instanceof Ref<?> ref) ? ref.id() : null, row);
	}

	private static boolean isEmpty(Handle<?> handle) {
		return handle instanceof Ref<?> ref && ref.isEmpty();
	}

	// The same object with its fields set, or a new one where they are final.
	private static Object withHandles(EntityModel model, Object entity, PersistentPropertyAccessor<Object> accessor,
			List<RelationModel> relations, RowHandles row) {
		InstanceCreatorMetadata<RelationalPersistentProperty> creator = model.entity().getInstanceCreatorMetadata();
		if (!entity.getClass().isRecord() || creator == null) {
			for (int i = 0; i < relations.size(); i++) {
				accessor.setProperty(relations.get(i).property(), row.get(i));
			}
			return accessor.getBean();
		}
		List<Object> arguments = new ArrayList<>();
		creator.getParameters().forEach((parameter) -> {
			RelationModel relation = model.relation(String.valueOf(parameter.getName()));
			int place = relations.indexOf(relation);
			arguments.add((place >= 0) ? row.get(place) : value(model, parameter.getName(), accessor));
		});
		return Creators.create(Creators.of(model.entity()), arguments.toArray());
	}

	private static @Nullable Object value(EntityModel model, @Nullable String name,
			PersistentPropertyAccessor<Object> accessor) {
		RelationalPersistentProperty property = (name != null) ? model.entity().getPersistentProperty(name) : null;
		if (property == null && name != null) {
			property = model.entity().getTransientProperty(name);
		}
		return (property != null) ? accessor.getProperty(property) : null;
	}

}
