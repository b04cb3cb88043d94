/**
 * The immutable description of a query: its shape, its values apart, and the seam through
 * which it is executed.
 */
@NullMarked
package dev.covet.query.plan;

import org.jspecify.annotations.NullMarked;
