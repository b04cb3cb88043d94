package dev.covet.statement;

import org.jspecify.annotations.Nullable;

/**
 * A statement that may have written.
 *
 * @param sql its text; those of a batch are joined by {@code "; "}
 * @param rows the rows that it wrote to, where its sender told, else {@code null}
 * @since 0.1.0
 */
public record WrittenStatement(String sql, @Nullable WrittenRows rows) {
}
