/**
 * Users over HTTP.
 */
@NullMarked
package dev.covet.sample.user;

import org.jspecify.annotations.NullMarked;
