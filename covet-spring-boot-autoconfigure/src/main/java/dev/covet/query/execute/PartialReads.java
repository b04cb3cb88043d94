package dev.covet.query.execute;

import java.util.Collection;
import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.EntityModels;
import dev.covet.mapping.Handle;
import dev.covet.mapping.RelationModel;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.r2dbc.mapping.event.BeforeConvertCallback;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Remembers which entities were read in part, with {@code only} or {@code defer}, and
 * refuses to save them: the columns that were left out would be overwritten. A copy that
 * has taken over a handle of such an entity is refused too, as long as it lacks one of
 * those columns. Entities are remembered weakly, those that are read whole not at all.
 *
 * @since 0.1.0
 */
public final class PartialReads implements BeforeConvertCallback<Object>, Ordered {

	private final EntityModels models;

	private final WeakIdentities<Note> notes = new WeakIdentities<>();

	/**
	 * Create the memory, with nothing in it.
	 * @param models the entities
	 */
	public PartialReads(EntityModels models) {
		this.models = models;
	}

	void remember(Object entity, @Nullable RowHandles handles, List<ColumnModel> leftOut) {
		this.notes.put(entity, new Note(null, leftOut));
		if (handles != null) {
			Object id = PropertyValues.key(entity, leftOut.get(0).owner().idColumns());
			for (Handle<?> handle : handles.all()) {
				this.notes.put(handle, new Note(id, leftOut));
			}
		}
	}

	int size() {
		return this.notes.size();
	}

	// Before all others: a callback may replace the entity by a copy.
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public Publisher<Object> onBeforeConvert(Object entity, SqlIdentifier table) {
		List<ColumnModel> leftOut = leftOut(entity);
		return leftOut.isEmpty() ? Mono.just(entity) : Mono.error(() -> refusal(entity, leftOut));
	}

	/**
	 * Refuse an entity that was read in part.
	 * @param entity the entity
	 * @param written the columns that are about to be written
	 * @throws InvalidDataAccessApiUsageException when it was read without one of them
	 */
	public void check(Object entity, Collection<ColumnModel> written) {
		List<ColumnModel> leftOut = leftOut(entity);
		if (leftOut.stream().anyMatch(written::contains)) {
			throw refusal(entity, leftOut);
		}
	}

	private List<ColumnModel> leftOut(Object entity) {
		if (this.notes.isEmpty()) {
			return List.of();
		}
		Note own = this.notes.get(entity);
		Note note = (own != null) ? own : ofCopy(entity);
		return (note != null) ? note.leftOut() : List.of();
	}

	private @Nullable Note ofCopy(Object entity) {
		if (!this.models.knows(entity.getClass())) {
			return null;
		}
		EntityModel model = this.models.of(entity.getClass());
		Object id = PropertyValues.key(entity, model.idColumns());
		for (RelationModel relation : model.relations()) {
			Object handle = relation.isHandle() ? PropertyValues.of(entity, relation) : null;
			Note note = (handle != null) ? this.notes.get(handle) : null;
			if (note != null && id != null && id.equals(note.id()) && note.leftOut().get(0).owner().equals(model)
					&& note.leftOut().stream().anyMatch((column) -> PropertyValues.of(entity, column) == null)) {
				return note;
			}
		}
		return null;
	}

	private static InvalidDataAccessApiUsageException refusal(Object entity, List<ColumnModel> leftOut) {
		List<String> names = leftOut.stream().map(ColumnModel::name).toList();
		Object id = PropertyValues.key(entity, leftOut.get(0).owner().idColumns());
		return new InvalidDataAccessApiUsageException(
				"%s [%s] was read without %s, which saving it would overwrite: read it whole, without only() or defer(), before it is saved, or update single columns with filter(…).update(set(…))"
					.formatted(entity.getClass().getSimpleName(), id, String.join(", ", names)));
	}

	// What is known about an entity, or about a handle of the entity with an id.
	private record Note(@Nullable Object id, List<ColumnModel> leftOut) {
	}

}
