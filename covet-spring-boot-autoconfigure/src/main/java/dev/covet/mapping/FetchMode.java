package dev.covet.mapping;

/**
 * What {@code load()} does on a relation that the query did not plan for. The mode of a
 * query passes on to the entities that are loaded from its result.
 *
 * @since 0.1.0
 */
public enum FetchMode {

	/**
	 * The first {@code load()} loads the relation for all entities of the same result
	 * that are still in use, with one query.
	 */
	PEERS,

	/**
	 * Each {@code load()} is a query of its own: the naive way, for measuring.
	 */
	ONE,

	/**
	 * {@code load()} is an error that names the relation.
	 */
	RAISE

}
