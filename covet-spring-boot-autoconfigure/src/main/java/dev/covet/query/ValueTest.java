package dev.covet.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.Predicate.Operator;
import dev.covet.query.plan.Term;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a column, or of the columns of a key. Values are appended and referred
 * to by their places, and never printed.
 */
sealed interface ValueTest {

	Predicate on(Term term, Resolution resolution);

	// On columns that hold one value together, which the function splits.
	default Predicate onAll(List<ColumnPath> columns, Function<Object, List<Object>> split, Resolution resolution) {
		throw new IllegalArgumentException(columns.get(0).column()
				+ " is the key of a relation: ask for eq, ne, in or isNull, or name a property behind it");
	}

	// Take the special meaning from the characters of a pattern.
	static String escape(String text) {
		return requireValue(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
	}

	private static Term bound(Term term, Object value, Resolution resolution) {
		return new Term.Value(resolution.add(ColumnValues.convert(term.type(), value)), term.type());
	}

	static <V> V requireValue(@Nullable V value) {
		if (value == null) {
			throw new IllegalArgumentException("A property is never compared with null: use isNull()");
		}
		return value;
	}

	/** Held against a value. */
	record Compared(Operator operator, Object value) implements ValueTest {

		public Compared {
			requireValue(value);
		}

		@Override
		public Predicate on(Term term, Resolution resolution) {
			return new Predicate.Comparison(term, this.operator, false, bound(term, this.value, resolution));
		}

		@Override
		public Predicate onAll(List<ColumnPath> columns, Function<Object, List<Object>> split, Resolution resolution) {
			if (this.operator != Operator.EQ && this.operator != Operator.NE) {
				return ValueTest.super.onAll(columns, split, resolution);
			}
			List<Object> key = split.apply(this.value);
			List<Predicate> parts = new ArrayList<>();
			for (int i = 0; i < columns.size(); i++) {
				parts.add(new Predicate.Comparison(columns.get(i), this.operator, false, resolution.add(key.get(i))));
			}
			return Predicate.joined(parts, (this.operator != Operator.EQ) ? Predicate.Or::new : Predicate.And::new);
		}

		@Override
		public String toString() {
			return this.operator.sql() + " ?";
		}

	}

	/** Held against a text or pattern. */
	record Text(Operator operator, String value, boolean ignoreCase) implements ValueTest {

		public Text {
			requireValue(value);
		}

		@Override
		public Predicate on(Term term, Resolution resolution) {
			if (term.type().javaType() != String.class) {
				throw new IllegalArgumentException("%s is a %s: only text can be matched or compared without case"
					.formatted(TermTypes.describe(term), term.type().javaType().getSimpleName()));
			}
			return new Predicate.Comparison(term, this.operator, this.ignoreCase,
					new Term.Value(resolution.add(this.value), term.type()));
		}

		@Override
		public String toString() {
			return this.operator.sql() + " ?" + (this.ignoreCase ? " ignoring case" : "");
		}

	}

	/** Among values. */
	record Among(Collection<?> candidates) implements ValueTest {

		public Among {
			candidates.forEach(ValueTest::requireValue);
			candidates = List.copyOf(candidates);
		}

		@Override
		public Predicate on(Term term, Resolution resolution) {
			List<Object> converted = new ArrayList<>(this.candidates.size());
			this.candidates.forEach((value) -> converted.add(ColumnValues.convert(term.type(), value)));
			return new Predicate.In(List.of(term), resolution.add(converted));
		}

		@Override
		public Predicate onAll(List<ColumnPath> columns, Function<Object, List<Object>> split, Resolution resolution) {
			List<Object> keys = new ArrayList<>(this.candidates.size());
			for (Object candidate : this.candidates) {
				List<Object> key = split.apply(candidate);
				keys.add((columns.size() == 1) ? key.get(0) : key);
			}
			return new Predicate.In(columns, resolution.add(keys));
		}

		@Override
		public String toString() {
			return "in ?";
		}

	}

	/** Between two values. */
	record Within(Object low, Object high) implements ValueTest {

		public Within {
			requireValue(low);
			requireValue(high);
		}

		@Override
		public Predicate on(Term term, Resolution resolution) {
			return new Predicate.Between(term, bound(term, this.low, resolution), bound(term, this.high, resolution));
		}

		@Override
		public String toString() {
			return "between ? and ?";
		}

	}

	/** Held against an expression. */
	record Against(Operator operator, Recipe other) implements ValueTest {

		@Override
		public Predicate on(Term term, Resolution resolution) {
			if (resolution.isBeyond() && !(this.other instanceof OuterRecipe || this.other instanceof ValueRecipe)) {
				throw new IllegalArgumentException(
						"%s is compared in a row of its own behind a to-many relation: name the row before it by outer(…), or use any(…)"
							.formatted(TermTypes.describe(term)));
			}
			Term against = resolution.term(this.other, term.type());
			TermTypes.requireComparable(term.type(), against.type());
			return new Predicate.Comparison(term, this.operator, false, against);
		}

		@Override
		public Predicate onAll(List<ColumnPath> columns, Function<Object, List<Object>> split, Resolution resolution) {
			return (columns.size() == 1) ? on(columns.get(0), resolution)
					: ValueTest.super.onAll(columns, split, resolution);
		}

		@Override
		public String toString() {
			return this.operator.sql() + " " + this.other;
		}

	}

	/** Among what a query reads. */
	record AmongQuery(Results<?> query) implements ValueTest {

		public AmongQuery {
			SubQueries.value(query);
		}

		@Override
		public Predicate on(Term term, Resolution resolution) {
			TermTypes.requireComparable(term.type(), SubQueries.value(this.query).type());
			return new Predicate.InQuery(term, SubQueries.add(SubQueries.values(this.query), resolution));
		}

		@Override
		public Predicate onAll(List<ColumnPath> columns, Function<Object, List<Object>> split, Resolution resolution) {
			return (columns.size() == 1) ? on(columns.get(0), resolution)
					: ValueTest.super.onAll(columns, split, resolution);
		}

		@Override
		public String toString() {
			return "in subquery";
		}

	}

	/** Null, or not null. Behind a to-many relation both are asked of a row there. */
	record Absent(boolean denied) implements ValueTest {

		@Override
		public Predicate on(Term term, Resolution resolution) {
			return said(new Predicate.IsNull(term));
		}

		@Override
		public Predicate onAll(List<ColumnPath> columns, Function<Object, List<Object>> split, Resolution resolution) {
			return said(Predicate.joined(columns.stream().<Predicate>map(Predicate.IsNull::new).toList(),
					Predicate.Or::new));
		}

		Predicate said(Predicate absent) {
			return this.denied ? new Predicate.Not(absent) : absent;
		}

		@Override
		public String toString() {
			return this.denied ? "is not null" : "is null";
		}

	}

}
