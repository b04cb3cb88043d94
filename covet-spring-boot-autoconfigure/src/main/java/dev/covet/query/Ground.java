package dev.covet.query;

import dev.covet.mapping.EntityModel;

/**
 * Whose rows a condition is about.
 *
 * @param model the entity that names in the condition belong to
 * @param beyond whether what is tested lies behind a to-many relation, in a row of its
 * own
 */
record Ground(EntityModel model, boolean beyond) {
}
