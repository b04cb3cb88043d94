/**
 * Finds statements that run once for each row of another one.
 */
@NullMarked
package dev.covet.profile.nplusone;

import org.jspecify.annotations.NullMarked;
