package dev.covet.query.plan;

import java.util.List;

/**
 * The plan of one statement that writes to rows that meet a condition.
 *
 * @param shape what it is
 * @param values its values, in the places that the shape names
 * @since 0.1.0
 */
public record Write(WriteShape shape, List<Object> values) {
}
