/**
 * What each statement has cost since the start, in constant memory.
 */
@NullMarked
package dev.covet.profile.statistics;

import org.jspecify.annotations.NullMarked;
