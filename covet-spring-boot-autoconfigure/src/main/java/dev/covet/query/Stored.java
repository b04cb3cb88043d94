package dev.covet.query;

/**
 * An entity that is in the database, and whether it was put there just now.
 *
 * @param entity the entity as it is stored
 * @param created whether this call has stored it, else it was there
 * @param <T> the entity's type
 * @since 0.1.0
 */
public record Stored<T>(T entity, boolean created) {
}
