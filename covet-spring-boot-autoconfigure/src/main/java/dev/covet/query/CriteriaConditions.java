package dev.covet.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.query.CriteriaDefinition;
import org.springframework.data.relational.core.query.CriteriaDefinition.Combinator;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.data.util.Pair;

/**
 * Spring Data's criteria as conditions. A chain binds as its SQL would: AND before OR.
 */
final class CriteriaConditions {

	private CriteriaConditions() {
	}

	// The condition, or null where the criteria are empty.
	static @Nullable Condition<Object> of(CriteriaDefinition criteria) {
		Deque<CriteriaDefinition> chain = new ArrayDeque<>();
		for (CriteriaDefinition current = criteria; current != null; current = current.getPrevious()) {
			chain.addFirst(current);
		}
		List<Condition<Object>> alternatives = new ArrayList<>();
		List<Condition<Object>> together = new ArrayList<>();
		for (CriteriaDefinition link : chain) {
			Condition<Object> condition = single(link);
			if (condition != null) {
				if (link.getCombinator() == Combinator.OR && !together.isEmpty()) {
					alternatives.add(all(together));
					together = new ArrayList<>();
				}
				together.add(condition);
			}
		}
		if (!together.isEmpty()) {
			alternatives.add(all(together));
		}
		return alternatives.isEmpty() ? null : any(alternatives);
	}

	private static @Nullable Condition<Object> single(CriteriaDefinition criteria) {
		if (criteria.isGroup()) {
			List<Condition<Object>> group = new ArrayList<>();
			for (CriteriaDefinition member : criteria.getGroup()) {
				Condition<Object> condition = of(member);
				if (condition != null) {
					group.add(condition);
				}
			}
			if (group.isEmpty()) {
				return null;
			}
			return (criteria.getCombinator() != Combinator.OR) ? all(group) : any(group);
		}
		SqlIdentifier column = criteria.getColumn();
		return (column != null && column != SqlIdentifier.EMPTY) ? comparison(criteria, column.getReference()) : null;
	}

	private static Condition<Object> all(List<Condition<Object>> conditions) {
		return (conditions.size() != 1) ? conditions.stream().reduce(Condition::and).orElseThrow() : conditions.get(0);
	}

	private static Condition<Object> any(List<Condition<Object>> conditions) {
		return (conditions.size() != 1) ? conditions.stream().reduce(Condition::or).orElseThrow() : conditions.get(0);
	}

	private static Condition<Object> comparison(CriteriaDefinition criteria, String property) {
		Where<Object, Object> where = Conditions.where(property);
		CriteriaDefinition.Comparator comparator = criteria.getComparator();
		if (comparator == null) {
			throw new IllegalArgumentException("The criteria for '" + property + "' compare it with nothing");
		}
		Object value = criteria.getValue();
		if (criteria.isIgnoreCase()) {
			return ignoringCase(where, comparator, property, value);
		}
		return switch (comparator) {
			case EQ -> where.eq(required(value));
			case NEQ -> where.ne(required(value));
			case LT -> where.lt(required(value));
			case LTE -> where.lte(required(value));
			case GT -> where.gt(required(value));
			case GTE -> where.gte(required(value));
			case IS_NULL -> where.isNull();
			case IS_NOT_NULL -> where.isNotNull();
			case IS_TRUE -> where.isTrue();
			case IS_FALSE -> where.isFalse();
			case LIKE -> where.like(text(property, value));
			case NOT_LIKE -> known(where, where.like(text(property, value)).not());
			case IN -> where.in(values(property, value));
			case NOT_IN -> known(where, where.in(values(property, value)).not());
			case BETWEEN -> between(where, property, value);
			case NOT_BETWEEN -> known(where, between(where, property, value).not());
			default -> throw unsupported(comparator, property);
		};
	}

	private static Condition<Object> ignoringCase(Where<Object, Object> where, CriteriaDefinition.Comparator comparator,
			String property, @Nullable Object value) {
		return switch (comparator) {
			case EQ -> where.eqIgnoreCase(text(property, value));
			case NEQ -> known(where, where.eqIgnoreCase(text(property, value)).not());
			case LIKE -> where.likeIgnoreCase(text(property, value));
			case NOT_LIKE -> known(where, where.likeIgnoreCase(text(property, value)).not());
			default -> throw unsupported(comparator, property);
		};
	}

	// SQL's negations leave out nulls, the complement doesn't.
	private static Condition<Object> known(Where<Object, Object> where, Condition<Object> complement) {
		return complement.and(where.isNotNull());
	}

	private static Condition<Object> between(Where<Object, Object> where, String property, @Nullable Object value) {
		if (value instanceof Pair<?, ?> pair) {
			return where.between(pair.getFirst(), pair.getSecond());
		}
		throw new IllegalArgumentException("'%s' is between two values, not %s".formatted(property, value));
	}

	private static Collection<?> values(String property, @Nullable Object value) {
		if (value instanceof Collection<?> values) {
			return values;
		}
		throw new IllegalArgumentException("'%s' is among a collection of values, not %s".formatted(property, value));
	}

	private static String text(String property, @Nullable Object value) {
		if (value instanceof CharSequence text) {
			return text.toString();
		}
		throw new IllegalArgumentException("'%s' is compared with a text here, not with %s".formatted(property, value));
	}

	private static Object required(@Nullable Object value) {
		return ValueTest.requireValue(value);
	}

	private static IllegalArgumentException unsupported(CriteriaDefinition.Comparator comparator, String property) {
		return new IllegalArgumentException("The criteria for '%s' can't be used: %s is not supported%s".formatted(
				property, comparator, (comparator != CriteriaDefinition.Comparator.INITIAL) ? " ignoring case" : ""));
	}

}
