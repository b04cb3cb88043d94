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
 * @param lookup whether it reads rows by a single value and not by a list of them: the
 * kind of statement that should be one for many values when it runs once for each. Pages,
 * queues and what only asks the catalog are none.
 * @since 0.1.0
 */
public record StatementShape(String text, Operation operation, @Nullable String table, boolean lookup) {

	/**
	 * Read the shape of a statement, at the cost of walking over its text.
	 * {@link StatementShapes} remembers it.
	 * @param sql the text of the statement
	 * @return the shape
	 */
	public static StatementShape of(String sql) {
		return ShapeReader.read(sql);
	}

}
