package dev.covet.statement;

import org.jspecify.annotations.Nullable;

/**
 * What executions of a statement have in common, however often and with whichever values
 * it runs.
 *
 * @param text the text as it may be shown ({@link MaskedSql}), with lists of values
 * shortened, so that the same statement for two and for three values is one shape
 * @param operation what the statement does
 * @param table the first table it names, without quotes, where that could be read
 * @param access how it finds the rows it reads
 * @since 0.1.0
 */
public record StatementShape(String text, Operation operation, @Nullable String table, Access access) {

	/**
	 * Read the shape of a statement, at the cost of walking over its text.
	 * {@link StatementShapes} remembers it.
	 * @param sql the text of the statement
	 * @return the shape
	 */
	public static StatementShape of(String sql) {
		return ShapeReader.read(MaskedSql.of(sql));
	}

	/**
	 * How a statement finds its rows, as far as its text tells.
	 */
	public enum Access {

		/**
		 * By a single value and not by a list of them: the kind of statement that should
		 * be one for many values when it runs once for each.
		 */
		LOOKUP,

		/**
		 * By a single value as well, but counts them only.
		 */
		COUNT,

		/**
		 * A part of its result, by an offset or behind the last row of the part before.
		 */
		PAGE,

		/**
		 * In another way, or it doesn't read.
		 */
		OTHER

	}

}
