/**
 * Posts over HTTP, loaded in three ways.
 */
@NullMarked
package dev.covet.sample.post;

import org.jspecify.annotations.NullMarked;
