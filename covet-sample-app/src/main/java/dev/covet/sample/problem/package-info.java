/**
 * Problem details (RFC 9457) that name the parameter, its value and what is allowed.
 */
@NullMarked
package dev.covet.sample.problem;

import org.jspecify.annotations.NullMarked;
