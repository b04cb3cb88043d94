/**
 * Binary transfer on PostgreSQL, and the guard that keeps what is read through it equal
 * to what text transfer gives.
 */
@NullMarked
package dev.covet.query.binary;

import org.jspecify.annotations.NullMarked;
