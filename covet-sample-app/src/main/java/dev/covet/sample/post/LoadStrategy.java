package dev.covet.sample.post;

/**
 * How the relations of a page of posts are loaded.
 */
enum LoadStrategy {

	/**
	 * Planned: author and category joined, tags and comments by a statement each.
	 */
	OPTIMIZED,

	/**
	 * A naive loop, of which Covet makes a statement for each relation.
	 */
	PEERS,

	/**
	 * A naive loop as it is elsewhere: a statement for each relation of each post.
	 */
	NAIVE

}
