package dev.covet.query.plan;

import java.util.List;

/**
 * The plan of one statement that reads.
 *
 * @param shape what it is
 * @param values its values, in the places that the shape names: plain values, and lists
 * for {@link Predicate.In} and {@link Parents}
 * @since 0.1.0
 */
public record Select(SelectShape shape, List<Object> values) {
}
