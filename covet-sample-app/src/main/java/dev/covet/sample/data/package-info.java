/**
 * The content that fills an empty database.
 */
@NullMarked
package dev.covet.sample.data;

import org.jspecify.annotations.NullMarked;
