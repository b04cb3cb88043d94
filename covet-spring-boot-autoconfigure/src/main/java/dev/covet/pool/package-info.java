/**
 * Connection pools under one vocabulary: how they are sized, what they do, and what they
 * say of themselves.
 */
@NullMarked
package dev.covet.pool;

import org.jspecify.annotations.NullMarked;
