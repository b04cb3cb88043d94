/**
 * Which connections a web request holds.
 */
@NullMarked
package dev.covet.pool.web;

import org.jspecify.annotations.NullMarked;
