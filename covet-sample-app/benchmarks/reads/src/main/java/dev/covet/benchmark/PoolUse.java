package dev.covet.benchmark;

/**
 * What a user does with a connection.
 */
enum PoolUse {

	/** The database waits, for a disk or a lock, and works a little. */
	WAITING("waits for 10 ms", "SELECT 1 FROM pg_sleep(0.01)"),
	/** The database works all the time. */
	WORKING("works for about 2 ms", "SELECT sum(sqrt(n)) FROM generate_series(1, 20000) n");

	private final String title;

	private final String sql;

	PoolUse(String title, String sql) {
		this.title = title;
		this.sql = sql;
	}

	String title() {
		return this.title;
	}

	String sql() {
		return this.sql;
	}

}
