/**
 * Statements that were sent through an R2DBC connection, seen by a thin decorator.
 */
@NullMarked
package dev.covet.statement.r2dbc;

import org.jspecify.annotations.NullMarked;
