package dev.covet.query.plan;

import dev.covet.mapping.EntityModel;

/**
 * The insertion of many entities.
 *
 * @param root their entity
 * @param conflict what happens where a unique key is taken
 * @param batchSize the largest number of rows in one statement
 * @param chunked whether each batch is a transaction of its own
 * @since 0.1.0
 */
public record BulkInsert(EntityModel root, Conflict conflict, int batchSize, boolean chunked) {
}
