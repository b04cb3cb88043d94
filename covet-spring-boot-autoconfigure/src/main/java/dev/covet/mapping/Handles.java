package dev.covet.mapping;

import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How Covet's query execution makes and fills handles. Not meant for applications, which
 * have {@link Ref#to(Object)}, {@link Ref#of(Class, Object)} and {@link Many#of(List)}.
 *
 * @since 0.1.0
 */
public final class Handles {

	private Handles() {
	}

	/**
	 * A handle for a relation of a row.
	 * @param relation the relation
	 * @param key the foreign key for {@link RelationModel.Kind#TO_ONE}, else the owner's
	 * id
	 * @param loader loads it on demand
	 * @return a handle that is not loaded
	 */
	public static Handle<?> create(RelationModel relation, @Nullable Object key, @Nullable HandleLoader loader) {
		return relation.kind().isToMany() ? new Many<>(relation, loader, key)
				: new Ref<>(relation, loader, relation.targetType(), key);
	}

	/**
	 * A handle for a foreign key that was read without Covet.
	 * @param type the entity it points at, where known
	 * @param key the foreign key
	 * @return a handle that is not loaded, empty when the key is null
	 */
	public static Ref<?> detached(@Nullable Class<?> type, @Nullable Object key) {
		return new Ref<>(null, null, type, key);
	}

	/**
	 * Fill a handle.
	 * @param handle the handle
	 * @param content the entity, or the list of entities, or {@code null} when there is
	 * none
	 */
	public static void fill(Handle<?> handle, @Nullable Object content) {
		handle.fill((content instanceof List<?> list) ? Collections.unmodifiableList(list) : content);
	}

	/**
	 * Keep entities beside the content of a handle, under a name.
	 * @param handle the handle of a to-many relation
	 * @param name the name
	 * @param entities the entities
	 */
	public static void fillNamed(Handle<?> handle, String name, List<?> entities) {
		((Many<?>) handle).fillNamed(name, entities);
	}

	/**
	 * A handle for a foreign key that the query left out: not even its id is known.
	 * @param relation the relation
	 * @param loader refuses to load it
	 * @return a handle that is not loaded
	 */
	public static Handle<?> unknown(RelationModel relation, HandleLoader loader) {
		return new Ref<>(relation, loader);
	}

	/**
	 * Return what identifies the other end: the foreign key or the owner's id.
	 * @param handle the handle
	 * @return the key, or {@code null} when there is none
	 */
	public static @Nullable Object key(Handle<?> handle) {
		return handle.key();
	}

	/**
	 * Return the relation that a handle belongs to.
	 * @param handle the handle
	 * @return the relation, or {@code null} for a handle made by an application
	 */
	public static @Nullable RelationModel relation(Handle<?> handle) {
		return handle.relation();
	}

	/**
	 * Return what a handle holds, without complaint when it is not loaded.
	 * @param handle the handle
	 * @return the entity or list of entities, or {@code null}
	 */
	public static @Nullable Object contentOrNull(Handle<?> handle) {
		return handle.isLoaded() ? handle.content() : null;
	}

}
