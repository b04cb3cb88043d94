/**
 * What a write changed: from the text of a statement to the tables it wrote to, and from
 * there to all that follows in the database.
 */
@NullMarked
package dev.covet.cache.change;

import org.jspecify.annotations.NullMarked;
