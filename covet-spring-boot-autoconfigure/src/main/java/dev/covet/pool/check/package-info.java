/**
 * What is wrong with the pools of an application, found from their figures.
 */
@NullMarked
package dev.covet.pool.check;

import org.jspecify.annotations.NullMarked;
