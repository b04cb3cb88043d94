/**
 * The front door of Covet.
 */
@NullMarked
package dev.covet;

import org.jspecify.annotations.NullMarked;
