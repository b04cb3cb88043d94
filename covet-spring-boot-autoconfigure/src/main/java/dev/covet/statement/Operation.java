package dev.covet.statement;

/**
 * What a statement does, as far as its text tells.
 *
 * @since 0.1.0
 */
public enum Operation {

	/**
	 * Reads: {@code SELECT}, {@code VALUES} or {@code TABLE}.
	 */
	SELECT,

	/**
	 * Adds rows: {@code INSERT} or {@code REPLACE}.
	 */
	INSERT,

	/**
	 * Changes rows.
	 */
	UPDATE,

	/**
	 * Deletes rows.
	 */
	DELETE,

	/**
	 * Adds, changes or deletes rows.
	 */
	MERGE,

	/**
	 * Calls a procedure.
	 */
	CALL,

	/**
	 * Changes the schema or empties a table: {@code CREATE}, {@code ALTER}, {@code DROP},
	 * {@code TRUNCATE} and their like.
	 */
	DDL,

	/**
	 * Everything else, such as {@code SET}, {@code LISTEN}, {@code EXPLAIN}, {@code COPY}
	 * or {@code DO}.
	 */
	OTHER;

	/**
	 * Return whether rows or the schema may be different after a statement of this kind.
	 * @return {@code false} for {@link #SELECT} only: what {@link #OTHER} does can't be
	 * told, and {@code COPY … FROM} or {@code EXPLAIN ANALYZE UPDATE} write
	 */
	public boolean isWrite() {
		return this != SELECT;
	}

	/**
	 * Read the operation from the text of a statement. Comments and parentheses in front
	 * of the first word are skipped. A statement that begins with {@code WITH} is what
	 * its main part does; if that reads but one of the common table expressions writes,
	 * it is what that one does. Of several statements in one text the first one counts.
	 * @param sql the text of the statement
	 * @return the operation, {@link #OTHER} if it can't be told
	 */
	public static Operation of(String sql) {
		return new OperationReader(sql).read();
	}

}
