package dev.covet.query.execute;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import dev.covet.mapping.EntityModels;
import dev.covet.mapping.Handle;
import dev.covet.mapping.Handles;
import dev.covet.mapping.Ref;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.data.r2dbc.mapping.OutboundRow;
import org.springframework.data.r2dbc.mapping.event.AfterConvertCallback;
import org.springframework.data.r2dbc.mapping.event.AfterSaveCallback;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Gives entities that a template or repository has read or saved the handles that Covet
 * would have given them, so that {@code load()} works on them too. Each is alone: it has
 * no siblings. What is loaded stays.
 *
 * @since 0.1.0
 */
public final class HandleAttachment implements AfterConvertCallback<Object>, AfterSaveCallback<Object> {

	private final EntityModels models;

	private final RelationLoading loading;

	private final Plan.Options options;

	private final Map<Class<?>, Optional<HandleFields>> fields = new ConcurrentHashMap<>();

	HandleAttachment(EntityModels models, RelationLoading loading, Plan.Options options) {
		this.models = models;
		this.loading = loading;
		this.options = options;
	}

	@Override
	public Publisher<Object> onAfterConvert(Object entity, SqlIdentifier table) {
		return Mono.just(attach(entity));
	}

	// Where saving makes a new object for a generated id or version, Spring Data leaves
	// out what is transient.
	@Override
	public Publisher<Object> onAfterSave(Object entity, OutboundRow row, SqlIdentifier table) {
		return Mono.just(attach(entity));
	}

	/**
	 * Give an entity its handles.
	 * @param entity the entity
	 * @return the entity, a new object where its handles are final
	 */
	public Object attach(Object entity) {
		return this.fields.computeIfAbsent(entity.getClass(), this::find)
			.map((handles) -> attach(entity, handles, new Peers(this.loading, this.options, null)))
			.orElse(entity);
	}

	// Gives the entities of one result their handles, as siblings.
	UnaryOperator<Object> forResult() {
		Map<Class<?>, Peers> peers = new HashMap<>();
		return (entity) -> this.fields.computeIfAbsent(entity.getClass(), this::find)
			.map((handles) -> attach(entity, handles,
					peers.computeIfAbsent(entity.getClass(), (type) -> new Peers(this.loading, this.options, null))))
			.orElse(entity);
	}

	private Optional<HandleFields> find(Class<?> type) {
		return Optional.ofNullable(this.models.knows(type) ? new HandleFields(this.models.of(type)) : null)
			.filter((found) -> !found.relations().isEmpty());
	}

	private static Object attach(Object entity, HandleFields handles, Peers peers) {
		int count = handles.relations().size();
		RowHandles row = peers.newRow(count);
		for (int i = 0; i < count; i++) {
			row.set(i, handle(handles.relations().get(i), entity, handles.get(entity, i), row));
		}
		return handles.with(entity, row.all());
	}

	private static Handle<?> handle(RelationModel relation, Object entity, @Nullable Object current, RowHandles row) {
		if (current instanceof Handle<?> handle && handle.isLoaded() && !isEmpty(handle)) {
			return handle;
		}
		return Handles.create(relation, PropertyValues.key(entity, relation.localColumns()), row);
	}

	private static boolean isEmpty(Handle<?> handle) {
		return handle instanceof Ref<?> ref && ref.isEmpty();
	}

}
