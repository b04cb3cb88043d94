/**
 * The figures of a request, told to whoever made it.
 */
@NullMarked
package dev.covet.web;

import org.jspecify.annotations.NullMarked;
