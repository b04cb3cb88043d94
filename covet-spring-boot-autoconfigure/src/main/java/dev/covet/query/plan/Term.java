package dev.covet.query.plan;

import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What has a value for each row, or for each group of rows: a column, a bound value, or
 * something that the database computes. As in a {@link Predicate}, a number stands for
 * the place of a value.
 *
 * @since 0.1.0
 */
public sealed interface Term permits ColumnPath, Term.Value, Term.Call, Term.Arithmetic, Term.Case, Term.Cast,
		Term.Truncated, Term.Outer, Term.Query, Aggregation, RelatedAggregation {

	/**
	 * Return what its values are.
	 * @return their type
	 */
	ValueType type();

	/**
	 * A bound value.
	 *
	 * @param place its place
	 * @param type its type
	 */
	record Value(int place, ValueType type) implements Term {
	}

	/**
	 * A function of terms.
	 *
	 * @param function the function
	 * @param arguments what it is applied to, at least one
	 * @param type the type of its result
	 */
	record Call(Function function, List<Term> arguments, ValueType type) implements Term {
	}

	/**
	 * Two numbers computed to one.
	 *
	 * @param operator what is computed
	 * @param left the first, whose type the result has
	 * @param right the second
	 */
	record Arithmetic(ArithmeticOperator operator, Term left, Term right) implements Term {

		@Override
		public ValueType type() {
			return this.left.type();
		}

	}

	/**
	 * The term of the first condition that holds.
	 *
	 * @param branches the conditions and their terms, at least one
	 * @param otherwise the term where none holds, {@code null} for null
	 * @param type the type of the terms
	 */
	record Case(List<Branch> branches, @Nullable Term otherwise, ValueType type) implements Term {

		/**
		 * A condition and its term.
		 *
		 * @param condition the condition
		 * @param then the term
		 */
		public record Branch(Predicate condition, Term then) {
		}

	}

	/**
	 * A term as another type.
	 *
	 * @param operand the term
	 * @param type the type
	 */
	record Cast(Term operand, ValueType type) implements Term {
	}

	/**
	 * The beginning of the unit of time that a moment is in.
	 *
	 * @param unit the unit
	 * @param operand the moment
	 */
	record Truncated(ChronoUnit unit, Term operand) implements Term {

		@Override
		public ValueType type() {
			return this.operand.type();
		}

	}

	/**
	 * A column of the row around a sub-query: of the nearest row of an entity.
	 *
	 * @param entity the entity's class
	 * @param name the property's name
	 * @param type the type of its values
	 */
	record Outer(Class<?> entity, String name, ValueType type) implements Term {
	}

	/**
	 * The one value of a sub-query.
	 *
	 * @param query the query, which reads one value of one row at most
	 * @param type the type of the value
	 */
	record Query(SubSelect query, ValueType type) implements Term {
	}

	/**
	 * The functions.
	 */
	enum Function {

		/** Text in lower case. */
		LOWER,
		/** Text in upper case. */
		UPPER,
		/** The number of characters. */
		LENGTH,
		/** The first that is not null. */
		COALESCE,
		/** Texts in a row, null where one is. */
		CONCAT

	}

	/**
	 * What is computed of two numbers.
	 */
	enum ArithmeticOperator {

		/** The sum. */
		PLUS,
		/** The difference. */
		MINUS,
		/** The product. */
		TIMES,
		/** The quotient, cut to a whole number where both are. */
		DIVIDED_BY

	}

}
