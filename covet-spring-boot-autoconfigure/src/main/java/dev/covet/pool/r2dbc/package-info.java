/**
 * The pool of R2DBC connections: r2dbc-pool, sized and bounded by Covet's words, and
 * watched.
 */
@NullMarked
package dev.covet.pool.r2dbc;

import org.jspecify.annotations.NullMarked;
