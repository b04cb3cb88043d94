package dev.covet.query.plan;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;

/**
 * The update of many entities, each by its own values.
 *
 * @param root their entity
 * @param columns the columns that are written, empty for all
 * @param batchSize the largest number of rows in one statement
 * @since 0.1.0
 */
public record BulkUpdate(EntityModel root, List<ColumnModel> columns, int batchSize) {
}
