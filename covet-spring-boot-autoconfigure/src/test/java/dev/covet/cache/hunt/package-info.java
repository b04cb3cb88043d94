/**
 * The stale hunt: two nodes, one database, one Redis, readers and writers at random, and
 * a ledger that knows what nobody may read any more.
 */
@NullMarked
package dev.covet.cache.hunt;

import org.jspecify.annotations.NullMarked;
