package dev.covet.query;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.Handle;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;

/**
 * What expressions of which type can stand together.
 */
final class TermTypes {

	private TermTypes() {
	}

	static Term requireNumber(Term term, String purpose) {
		if (!term.type().isNumber()) {
			throw new IllegalArgumentException("%s is a %s: %s takes numbers".formatted(describe(term),
					term.type().javaType().getSimpleName(), purpose));
		}
		return term;
	}

	static void requireText(Term.Function function, Term term) {
		if (term.type().javaType() != String.class) {
			throw new IllegalArgumentException("%s is a %s: %s takes text".formatted(describe(term),
					term.type().javaType().getSimpleName(), function.name().toLowerCase(java.util.Locale.ROOT)));
		}
	}

	static void requireComparable(ValueType one, ValueType other) {
		Class<?> left = one.javaType();
		Class<?> right = other.javaType();
		boolean key = Handle.class.isAssignableFrom(left) || Handle.class.isAssignableFrom(right);
		boolean same = left.isAssignableFrom(right) || right.isAssignableFrom(left);
		if (!key && !same && !(one.isNumber() && other.isNumber())) {
			throw new IllegalArgumentException("A %s and a %s can't stand together: castTo(%s.class) makes them alike"
				.formatted(left.getSimpleName(), right.getSimpleName(), left.getSimpleName()));
		}
	}

	static String describe(Term term) {
		ColumnModel column = (term instanceof ColumnPath path) ? path.column() : null;
		return (column != null) ? column.toString() : "The expression";
	}

}
