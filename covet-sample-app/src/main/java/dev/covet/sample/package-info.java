/**
 * A blog that shows Covet at work: each package below is one feature of it.
 */
@NullMarked
package dev.covet.sample;

import org.jspecify.annotations.NullMarked;
