/**
 * The sample application: a blog that shows Covet at work.
 */
@NullMarked
package dev.covet.sample;

import org.jspecify.annotations.NullMarked;
