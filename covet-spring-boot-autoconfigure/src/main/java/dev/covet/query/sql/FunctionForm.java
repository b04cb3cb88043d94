package dev.covet.query.sql;

/**
 * How a database writes a function.
 *
 * @param before what stands before the first argument
 * @param between what stands between two
 * @param after what stands behind the last
 * @since 0.1.0
 */
public record FunctionForm(String before, String between, String after) {

	/**
	 * Return the usual form of a function.
	 * @param name its name
	 * @return name, parentheses and commas
	 */
	public static FunctionForm call(String name) {
		return new FunctionForm(name + "(", ", ", ")");
	}

}
