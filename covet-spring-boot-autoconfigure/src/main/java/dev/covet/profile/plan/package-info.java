/**
 * How the database runs the statements that were slow.
 */
@NullMarked
package dev.covet.profile.plan;

import org.jspecify.annotations.NullMarked;
