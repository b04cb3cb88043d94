package dev.covet.query.sql;

import java.util.List;

/**
 * The SQL of a write.
 *
 * @param sql the text
 * @param binds what is bound to each marker, in order; none for rows, which are bound
 * column by column where a column is one array, else row by row
 * @param dependsOnSizes whether the text is only right for lists of the same length
 * @since 0.1.0
 */
public record CompiledWrite(String sql, List<CompiledSelect.Bind> binds, boolean dependsOnSizes) {
}
