/**
 * The small application whose start-up and requests are measured with and without Covet.
 */
@NullMarked
package dev.covet.benchmark.application;

import org.jspecify.annotations.NullMarked;
