/**
 * The query cache: rows of statements that Covet sends, kept until somebody writes to
 * what they were read from.
 */
@NullMarked
package dev.covet.cache.query;

import org.jspecify.annotations.NullMarked;
