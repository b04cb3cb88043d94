package dev.covet.benchmark;

/**
 * What is measured: one unit of work each.
 */
enum Work {

	/** One user by id. */
	USER_BY_ID("one row by id"),
	/** 100 posts as they are, following one another by id. */
	FLAT_POSTS("100 flat rows"),
	/** 100 posts with author and category. */
	JOINED_POSTS("100 rows with two joins"),
	/** 100 posts with author and category, tags and comments. */
	GRAPH("the graph of 100 posts"),
	/** The ids and addresses of all users. */
	TWO_COLUMNS("two columns of 1,000 rows"),
	/** All users. */
	USERS("1,000 full rows"),
	/** Many users by id, 64 of them at any time. */
	IN_FLIGHT("by id, 64 in flight"),
	/** The graph, each relation loaded for all posts when it is first asked for. */
	GRAPH_PEERS("the graph, as a loop over peers"),
	/** The graph, each relation loaded for each post. */
	GRAPH_NAIVE("the graph, as a naive loop"),
	/** Events created in bulk, with the ids that they get. */
	BULK_CREATE("1,000 rows created in bulk"),
	/** Two columns of accounts that are different for each. */
	BULK_UPDATE("1,000 rows updated in bulk"),
	/** The same change for all accounts. */
	UPDATE_BY_QUERY("1,000 rows updated by query"),
	/** Number, sum and average of the views of many posts. */
	AGGREGATE("an aggregate over 10,000 rows"),
	/** The posts behind one in an order by views. */
	KEYSET_PAGE("a keyset page of 100 rows"),
	/** One of 16 users by id, again and again. */
	CACHED_USER("one row by id, one of 16"),
	/** One of 16 pages of posts with all around them, again and again. */
	CACHED_GRAPH("the graph of 100 posts, one of 16");

	/** How many reads are one unit of work of {@link #IN_FLIGHT}. */
	static final int READS_IN_FLIGHT = 512;

	/** How many of them are under way at any time. */
	static final int CONCURRENCY = 64;

	/** How many different reads there are where results are cached. */
	static final int REPEATED = 16;

	/** How many posts a page has. */
	static final int PAGE = 100;

	/** How many rows are written. */
	static final int WRITTEN = 1000;

	private final String title;

	Work(String title) {
		this.title = title;
	}

	String title() {
		return this.title;
	}

	/**
	 * Return the position of one of many units of work: they walk about the table, so
	 * that none reads what the one before it has read.
	 * @param count which unit it is
	 * @return an id
	 */
	long position(long count) {
		return switch (this) {
			case BULK_CREATE, BULK_UPDATE, UPDATE_BY_QUERY -> count;
			case KEYSET_PAGE -> withRowsBehind(count * 389 % Database.POSTS + 1);
			case CACHED_USER -> count % REPEATED + 1;
			case CACHED_GRAPH -> count % REPEATED * PAGE;
			case USER_BY_ID, IN_FLIGHT -> count * 389 % Database.USERS + 1;
			default -> count * 389 % (Database.POSTS - PAGE);
		};
	}

	private static long withRowsBehind(long id) {
		return (views(id) > 5000) ? id : withRowsBehind(id % Database.POSTS + 1);
	}

	// The views that a post has in the filled database.
	static long views(long id) {
		return id * 104_729 % 100_000;
	}

	// Whether it is compared by what comes out rather than by its SQL.
	boolean isOneStatement() {
		return isWrite() || this == AGGREGATE || this == KEYSET_PAGE;
	}

	boolean isCached() {
		return this == CACHED_USER || this == CACHED_GRAPH;
	}

	boolean isWrite() {
		return this == BULK_CREATE || this == BULK_UPDATE || this == UPDATE_BY_QUERY;
	}

	/** How many operations one unit of work counts as. */
	int operations() {
		return (this == IN_FLIGHT) ? READS_IN_FLIGHT : 1;
	}

}
