/**
 * Writes entities: rows made of them as the application's template makes them, many at a
 * time, in one transaction.
 */
@NullMarked
package dev.covet.query.write;

import org.jspecify.annotations.NullMarked;
