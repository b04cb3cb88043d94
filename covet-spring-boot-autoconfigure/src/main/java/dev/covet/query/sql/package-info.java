/**
 * Turns a plan into SQL text, the order of its binds and the layout of its rows, once for
 * each shape and dialect.
 */
@NullMarked
package dev.covet.query.sql;

import org.jspecify.annotations.NullMarked;
