package dev.covet.statement;

import org.jspecify.annotations.Nullable;

/**
 * A statement that may have written.
 *
 * @param sql its text; those of a batch are joined by {@code "; "}
 * @param rows the rows that it wrote to, where its sender told, else {@code null}
 * @since 0.1.0
 */
public record WrittenStatement(String sql, @Nullable WrittenRows rows) {

	// Of a procedure that is called nobody knows what it writes to.
	private static final WrittenStatement ANYTHING = new WrittenStatement("CALL anything()", null);

	/**
	 * Return a statement that stands for others, too many to be named: it may have
	 * written to anything.
	 * @return the statement, always the same
	 */
	static WrittenStatement anything() {
		return ANYTHING;
	}

}
