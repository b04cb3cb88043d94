package dev.covet.query.plan;

import org.jspecify.annotations.Nullable;

/**
 * One value of many rows.
 *
 * @param function what is computed
 * @param argument what is computed of each row, {@code null} to count the rows
 * @param distinct whether equal values count once
 * @param filter which rows count, {@code null} for all
 * @param type the type of the result
 * @since 0.1.0
 */
public record Aggregation(Function function, @Nullable Term argument, boolean distinct, @Nullable Predicate filter,
		ValueType type) implements Term {

	/**
	 * What is computed of rows.
	 */
	public enum Function {

		/** Their number. */
		COUNT,
		/** The sum. */
		SUM,
		/** The mean. */
		AVG,
		/** The smallest. */
		MIN,
		/** The largest. */
		MAX,
		/** The standard deviation of the whole population. */
		STDDEV

	}

}
