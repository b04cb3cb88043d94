/**
 * What tests of several packages share.
 */
@NullMarked
package dev.covet.testing;

import org.jspecify.annotations.NullMarked;
