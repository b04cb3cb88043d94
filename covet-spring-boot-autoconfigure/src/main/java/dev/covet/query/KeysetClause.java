package dev.covet.query;

import java.util.ArrayList;
import java.util.List;

import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Ordering;
import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.Predicate.Operator;
import dev.covet.query.plan.Term;
import org.jspecify.annotations.Nullable;

/**
 * Rows that come after a position, as far as they have a value in the first column where
 * the position has one, and null where it has null.
 */
final class KeysetClause implements Clause {

	private final List<Ordering> orderings;

	private final List<@Nullable Object> position;

	KeysetClause(List<Ordering> orderings, List<@Nullable Object> position) {
		this.orderings = orderings;
		this.position = position;
	}

	// The rows that come after all of those, or null where there are none: nulls after
	// values, or values after nulls.
	@Nullable Clause rest() {
		Ordering first = this.orderings.get(0);
		Boolean nullsFirst = first.nullsFirst();
		boolean atNull = this.position.get(0) == null;
		if (nullsFirst == null || nullsFirst != atNull) {
			return null;
		}
		Predicate isNull = new Predicate.IsNull(first.column());
		return (resolution) -> atNull ? new Predicate.Not(isNull) : isNull;
	}

	@Override
	public Predicate resolve(Resolution resolution) {
		List<Integer> places = new ArrayList<>();
		for (int i = 0; i < this.orderings.size(); i++) {
			Object value = this.position.get(i);
			places.add((value != null)
					? resolution.add(ColumnValues.convert(this.orderings.get(i).column().column(), value)) : -1);
		}
		Predicate after = after(0, places);
		if (this.orderings.size() == 1 || this.position.get(0) == null) {
			return after;
		}
		// What an index on the first column can be entered with.
		Ordering first = this.orderings.get(0);
		return new Predicate.And(
				List.of(compare(first, first.descending() ? Operator.LTE : Operator.GTE, places.get(0)), after));
	}

	private Predicate after(int i, List<Integer> places) {
		Ordering ordering = this.orderings.get(i);
		ColumnPath column = ordering.column();
		boolean nullsLast = Boolean.FALSE.equals(ordering.nullsFirst());
		List<Predicate> options = new ArrayList<>();
		if (this.position.get(i) != null) {
			options.add(compare(ordering, ordering.descending() ? Operator.LT : Operator.GT, places.get(i)));
			if (nullsLast && i > 0) {
				options.add(new Predicate.IsNull(column));
			}
		}
		else if (!nullsLast && i > 0) {
			options.add(new Predicate.Not(new Predicate.IsNull(column)));
		}
		if (i < this.orderings.size() - 1) {
			Predicate same = (this.position.get(i) != null) ? tie(column, places.get(i)) : new Predicate.IsNull(column);
			options.add(new Predicate.And(List.of(same, after(i + 1, places))));
		}
		return Predicate.joined(options, Predicate.Or::new);
	}

	// Equal in the eyes of the order. That is the column's own collation, which may take
	// texts as the same that an equality tells apart.
	private static Predicate tie(ColumnPath column, int place) {
		if (column.column().javaType() != String.class) {
			return new Predicate.Comparison(column, Operator.EQ, false, place);
		}
		Term.Value value = new Term.Value(place, column.type());
		return new Predicate.Between(column, value, value);
	}

	private static Predicate compare(Ordering ordering, Operator operator, int place) {
		return new Predicate.Comparison(ordering.column(), operator, false, place);
	}

}
