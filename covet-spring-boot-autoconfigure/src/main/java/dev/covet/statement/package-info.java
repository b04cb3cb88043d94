/**
 * The single stream of statements that reached a database, whoever sent them.
 */
@NullMarked
package dev.covet.statement;

import org.jspecify.annotations.NullMarked;
