/**
 * The PostgreSQL and Redis servers that the sample starts and stops itself.
 */
@NullMarked
package dev.covet.sample.embedded;

import org.jspecify.annotations.NullMarked;
