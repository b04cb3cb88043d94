package dev.covet.benchmark;

import java.util.List;

/**
 * The statements: those that Covet produces, used by the hand-written contenders too, and
 * held against what Covet sends before anything is measured.
 */
final class Sql {

	static final String USERS = """
			SELECT t0."id", t0."name", t0."email", t0."active", t0."reputation", t0."logins", t0."created_at", \
			t0."last_seen_at" FROM "users" t0""";

	static final String USER_BY_ID = USERS + " WHERE t0.\"id\" = $1";

	static final String TWO_COLUMNS = "SELECT t0.\"id\", t0.\"email\" FROM \"users\" t0";

	/**
	 * Behind a statement without a value, so that the driver prepares it and transfers
	 * its rows in binary form.
	 */
	static final String BOUND = " WHERE $1";

	static final String POSTS = """
			SELECT t0."id", t0."title", t0."content", t0."views", t0."published_at", t0."author_id", t0."category_id" \
			FROM "posts" t0 WHERE t0."id" > $1 ORDER BY t0."id" LIMIT $2""";

	static final String JOINED_POSTS = """
			SELECT r."id", r."title", r."content", r."views", r."published_at", r."author_id", r."category_id", \
			t1."id", t1."name", t1."email", t1."active", t1."reputation", t1."logins", t1."created_at", \
			t1."last_seen_at", t2."id", t2."name", t2."description" FROM (%s) r \
			LEFT JOIN "users" t1 ON t1."id" = r."author_id" LEFT JOIN "categories" t2 ON t2."id" = r."category_id" \
			ORDER BY r."id\"""".formatted(POSTS);

	static final String TAGS = """
			SELECT j1."post_id", t0."id", t0."name" FROM "post_tags" j1 JOIN "tags" t0 ON t0."id" = j1."tag_id" \
			WHERE j1."post_id" = ANY($1)""";

	static final String COMMENTS = """
			SELECT t0."id", t0."body", t0."created_at", t0."post_id", t0."author_id" FROM "comments" t0 \
			WHERE t0."post_id" = ANY($1)""";

	private Sql() {
	}

	/**
	 * Return what Covet is expected to send.
	 * @param work a unit of work that is more than one plain read
	 * @return its statements
	 */
	static List<String> of(Work work) {
		return switch (work) {
			case USER_BY_ID -> List.of(USER_BY_ID);
			case FLAT_POSTS -> List.of(POSTS);
			case JOINED_POSTS -> List.of(JOINED_POSTS);
			case GRAPH -> List.of(JOINED_POSTS, TAGS, COMMENTS);
			case TWO_COLUMNS -> List.of(TWO_COLUMNS + BOUND);
			case USERS -> List.of(USERS + BOUND);
			default -> throw new IllegalArgumentException(work.toString());
		};
	}

	/**
	 * Write a statement for JDBC.
	 * @param sql the statement
	 * @return the same with question marks
	 */
	static String jdbc(String sql) {
		return sql.replaceAll("\\$\\d", "?");
	}

}
