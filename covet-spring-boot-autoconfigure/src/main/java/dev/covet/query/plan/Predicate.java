package dev.covet.query.plan;

import java.util.List;
import java.util.function.Function;

import dev.covet.mapping.RelationModel;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the rows of a query, without its values: a number stands for the place
 * of a value in {@link Select#values()}.
 *
 * @since 0.1.0
 */
public sealed interface Predicate {

	/**
	 * All of several conditions.
	 * @param parts the conditions
	 * @return what holds where they hold, {@code null} for none
	 */
	static @Nullable Predicate all(List<Predicate> parts) {
		return parts.isEmpty() ? null : joined(parts, And::new);
	}

	/**
	 * Put conditions together, where there are several.
	 * @param parts the conditions, at least one
	 * @param composition what becomes of several
	 * @return the only one, or what becomes of all
	 */
	static Predicate joined(List<Predicate> parts, Function<List<Predicate>, Predicate> composition) {
		return (parts.size() != 1) ? composition.apply(List.copyOf(parts)) : parts.get(0);
	}

	/**
	 * Two terms held against each other, the second mostly a value.
	 *
	 * @param left the first
	 * @param operator how they are compared
	 * @param ignoreCase whether upper and lower case are the same
	 * @param right the second
	 */
	record Comparison(Term left, Operator operator, boolean ignoreCase, Term right) implements Predicate {

		/**
		 * Create the comparison of a column with a value.
		 * @param column the column
		 * @param operator how they are compared
		 * @param ignoreCase whether upper and lower case are the same
		 * @param value the place of the value
		 */
		public Comparison(ColumnPath column, Operator operator, boolean ignoreCase, int value) {
			this(column, operator, ignoreCase, new Term.Value(value, column.type()));
		}

	}

	/**
	 * A term between two others, both included.
	 *
	 * @param operand the term
	 * @param low the lower
	 * @param high the upper
	 */
	record Between(Term operand, Term low, Term high) implements Predicate {
	}

	/**
	 * Terms whose values are among a list. The list holds plain values for one term,
	 * lists of values for several, which are columns.
	 *
	 * @param operands the terms
	 * @param values the place of the list
	 */
	record In(List<? extends Term> operands, int values) implements Predicate {
	}

	/**
	 * A term whose value is among those that a query reads.
	 *
	 * @param operand the term
	 * @param query the query
	 */
	record InQuery(Term operand, SubSelect query) implements Predicate {
	}

	/**
	 * A query has a row.
	 *
	 * @param query the query
	 */
	record Exists(SubSelect query) implements Predicate {
	}

	/**
	 * A term that is null.
	 *
	 * @param operand the term
	 */
	record IsNull(Term operand) implements Predicate {
	}

	/**
	 * A row at the other end of a to-many or reverse relation exists that meets a
	 * condition.
	 *
	 * @param relations the to-one relations on the way
	 * @param relation the relation at the end
	 * @param predicate what holds for that row, its paths beginning there; {@code null}
	 * for any row
	 */
	record Related(List<RelationModel> relations, RelationModel relation,
			@Nullable Predicate predicate) implements Predicate {
	}

	/**
	 * All of several conditions.
	 *
	 * @param predicates the conditions, at least one
	 */
	record And(List<Predicate> predicates) implements Predicate {
	}

	/**
	 * One of several conditions at least.
	 *
	 * @param predicates the conditions, at least one
	 */
	record Or(List<Predicate> predicates) implements Predicate {
	}

	/**
	 * The complement of a condition: rows for which it is false or unknown.
	 *
	 * @param predicate the condition
	 */
	record Not(Predicate predicate) implements Predicate {
	}

	/**
	 * How a column is compared with a value.
	 */
	enum Operator {

		/** Equal. */
		EQ("="),
		/** Unequal; a null is neither. */
		NE("<>"),
		/** Greater. */
		GT(">"),
		/** Greater or equal. */
		GTE(">="),
		/** Less. */
		LT("<"),
		/** Less or equal. */
		LTE("<="),
		/** Matches a pattern. */
		LIKE("LIKE");

		private final String sql;

		Operator(String sql) {
			this.sql = sql;
		}

		/**
		 * Return the operator in SQL.
		 * @return its text
		 */
		public String sql() {
			return this.sql;
		}

	}

}
