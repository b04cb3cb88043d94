/**
 * Finds relations that queries load and nobody reads.
 */
@NullMarked
package dev.covet.profile.unused;

import org.jspecify.annotations.NullMarked;
