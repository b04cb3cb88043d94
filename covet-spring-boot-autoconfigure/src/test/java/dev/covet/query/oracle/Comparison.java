package dev.covet.query.oracle;

import java.util.List;
import java.util.Locale;

import dev.covet.query.Condition;
import dev.covet.query.Conditions;
import dev.covet.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of one property, and what it says of a value.
 *
 * @param path the property
 * @param kind how it is compared
 * @param values what with
 */
record Comparison(String path, Kind kind, List<?> values) implements Claim {

	@Override
	public Condition<Object> condition(String prefix) {
		Where<Object, Object> where = Conditions.where(prefix + this.path);
		return switch (this.kind) {
			case EQ -> where.eq(first());
			case NE -> where.ne(first());
			case GT -> where.gt(first());
			case GTE -> where.gte(first());
			case LT -> where.lt(first());
			case LTE -> where.lte(first());
			case BETWEEN -> where.between(first(), this.values.get(1));
			case IN -> where.in(this.values);
			case NULL -> where.isNull();
			case NOT_NULL -> where.isNotNull();
			case EQ_IGNORE_CASE -> where.eqIgnoreCase(text());
			case CONTAINS -> where.contains(text());
			case CONTAINS_IGNORE_CASE -> where.containsIgnoreCase(text());
			case STARTS -> where.startsWith(text());
			case STARTS_IGNORE_CASE -> where.startsWithIgnoreCase(text());
			case ENDS -> where.endsWith(text());
			case ENDS_IGNORE_CASE -> where.endsWithIgnoreCase(text());
			case LIKE -> where.like(text());
			case LIKE_IGNORE_CASE -> where.likeIgnoreCase(text());
		};
	}

	@Override
	public @Nullable Boolean says(Subject subject) {
		Object value = subject.value(this.path);
		if (this.kind == Kind.NULL || this.kind == Kind.NOT_NULL) {
			return (value == null) == (this.kind == Kind.NULL);
		}
		if (this.kind == Kind.IN && this.values.isEmpty()) {
			return false;
		}
		return (value != null) ? says(value) : null;
	}

	private boolean says(Object value) {
		return switch (this.kind) {
			case EQ -> compare(value, first()) == 0;
			case NE -> compare(value, first()) != 0;
			case GT -> compare(value, first()) > 0;
			case GTE -> compare(value, first()) >= 0;
			case LT -> compare(value, first()) < 0;
			case LTE -> compare(value, first()) <= 0;
			case BETWEEN -> compare(value, first()) >= 0 && compare(value, this.values.get(1)) <= 0;
			case IN -> this.values.stream().anyMatch((candidate) -> compare(value, candidate) == 0);
			case EQ_IGNORE_CASE -> lower(value).equals(lower(text()));
			case CONTAINS -> value.toString().contains(text());
			case CONTAINS_IGNORE_CASE -> lower(value).contains(lower(text()));
			case STARTS -> value.toString().startsWith(text());
			case STARTS_IGNORE_CASE -> lower(value).startsWith(lower(text()));
			case ENDS -> value.toString().endsWith(text());
			case ENDS_IGNORE_CASE -> lower(value).endsWith(lower(text()));
			case LIKE -> LikePattern.matches(text(), value.toString());
			case LIKE_IGNORE_CASE -> LikePattern.matches(lower(text()), lower(value));
			case NULL, NOT_NULL -> throw new IllegalStateException("asked of null too");
		};
	}

	@SuppressWarnings("unchecked")
	static int compare(Object left, Object right) {
		return ((Comparable<Object>) left).compareTo(right);
	}

	private static String lower(Object text) {
		return text.toString().toLowerCase(Locale.ROOT);
	}

	private Object first() {
		return this.values.get(0);
	}

	private String text() {
		return (String) first();
	}

	/** How a property is compared. */
	enum Kind {

		EQ, NE, GT, GTE, LT, LTE, BETWEEN, IN, NULL, NOT_NULL, EQ_IGNORE_CASE, CONTAINS, CONTAINS_IGNORE_CASE, STARTS,
		STARTS_IGNORE_CASE, ENDS, ENDS_IGNORE_CASE, LIKE, LIKE_IGNORE_CASE

	}

}
