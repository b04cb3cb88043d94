/**
 * Endpoints and health.
 */
@NullMarked
package dev.covet.actuate;

import org.jspecify.annotations.NullMarked;
