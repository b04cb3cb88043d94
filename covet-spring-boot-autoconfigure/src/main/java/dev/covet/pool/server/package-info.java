/**
 * How many connections a server takes, asked of the server.
 */
@NullMarked
package dev.covet.pool.server;

import org.jspecify.annotations.NullMarked;
