/**
 * Runs plans on R2DBC in the current transaction, reads their rows and loads their
 * relations.
 */
@NullMarked
package dev.covet.query.execute;

import org.jspecify.annotations.NullMarked;
