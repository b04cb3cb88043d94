package dev.covet.pool;

/**
 * How many connections a pool keeps, and how many more it may open.
 *
 * @param size the connections that are kept
 * @param maxOverflow those that may be opened above
 * @since 0.1.0
 */
public record PoolSize(int size, int maxOverflow) {
}
