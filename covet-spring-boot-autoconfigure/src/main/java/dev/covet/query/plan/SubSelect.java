package dev.covet.query.plan;

/**
 * A query inside another.
 *
 * @param shape what it is; the places in it count from its first value
 * @param first the place of its first value among those of the query around it
 * @since 0.1.0
 */
public record SubSelect(SelectShape shape, int first) {
}
