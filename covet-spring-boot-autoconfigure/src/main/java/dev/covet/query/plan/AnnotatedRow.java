package dev.covet.query.plan;

import java.util.List;

/**
 * What is read for {@link Projection.Annotated}.
 *
 * @param entity the entity
 * @param values the values of the terms, in order, nulls among them
 * @since 0.1.0
 */
public record AnnotatedRow(Object entity, List<Object> values) {
}
