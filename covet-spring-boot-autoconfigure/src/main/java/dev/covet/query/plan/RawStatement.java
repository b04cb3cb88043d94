package dev.covet.query.plan;

import java.util.Map;

import io.r2dbc.spi.Parameter;

/**
 * A statement that the application has written itself.
 *
 * @param sql its text, with named parameters
 * @param values the values of its parameters by their names; a {@link Parameter} for a
 * null
 * @param options how it is run
 * @since 0.1.0
 */
public record RawStatement(String sql, Map<String, Object> values, Plan.Options options) {
}
