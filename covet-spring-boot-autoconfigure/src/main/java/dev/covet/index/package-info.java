/**
 * Indexes that entities declare, held against those that the database has, and created
 * where they are missing.
 */
@NullMarked
package dev.covet.index;

import org.jspecify.annotations.NullMarked;
