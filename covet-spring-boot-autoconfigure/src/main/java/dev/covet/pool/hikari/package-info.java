/**
 * HikariCP under the vocabulary of {@link dev.covet.pool}.
 */
@NullMarked
package dev.covet.pool.hikari;

import org.jspecify.annotations.NullMarked;
