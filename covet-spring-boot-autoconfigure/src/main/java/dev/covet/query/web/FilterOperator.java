package dev.covet.query.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.covet.query.Condition;
import dev.covet.query.Conditions;
import dev.covet.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * The comparisons that a request may ask for, named as the verbs of {@link Where}.
 */
enum FilterOperator {

	EQ("eq", one(Where::eq)), NE("ne", one(Where::ne)), GT("gt", one(Where::gt)), GTE("gte", one(Where::gte)),
	LT("lt", one(Where::lt)), LTE("lte", one(Where::lte)), IN("in", (where, values) -> where.in(list(values))),
	BETWEEN("between", FilterOperator::between), IS_NULL("isNull", FilterOperator::isNull),
	EQ_IGNORE_CASE("eqIgnoreCase", one(Where::eqIgnoreCase)),
	LIKE("like", one((where, value) -> where.like(pattern(value)))),
	LIKE_IGNORE_CASE("likeIgnoreCase", one((where, value) -> where.likeIgnoreCase(pattern(value)))),
	CONTAINS("contains", one(Where::contains)),
	CONTAINS_IGNORE_CASE("containsIgnoreCase", one(Where::containsIgnoreCase)),
	STARTS_WITH("startsWith", one(Where::startsWith)),
	STARTS_WITH_IGNORE_CASE("startsWithIgnoreCase", one(Where::startsWithIgnoreCase)),
	ENDS_WITH("endsWith", one(Where::endsWith)),
	ENDS_WITH_IGNORE_CASE("endsWithIgnoreCase", one(Where::endsWithIgnoreCase));

	private static final Map<String, FilterOperator> BY_NAME = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap((operator) -> operator.name, Function.identity()));

	private final String name;

	private final BiFunction<Where<Object, Object>, List<String>, Condition<Object>> condition;

	FilterOperator(String name, BiFunction<Where<Object, Object>, List<String>, Condition<Object>> condition) {
		this.name = name;
		this.condition = condition;
	}

	static @Nullable FilterOperator of(String name) {
		return BY_NAME.get(name);
	}

	static List<String> names() {
		return names(EnumSet.allOf(FilterOperator.class));
	}

	static List<String> names(Set<FilterOperator> operators) {
		return operators.stream().map((operator) -> operator.name).toList();
	}

	// Those that can be asked where this one can't, whatever the value is: what is no
	// text, or has no order either, which is the end of a relation.
	Set<FilterOperator> others() {
		return (ordinal() >= EQ_IGNORE_CASE.ordinal()) ? EnumSet.range(EQ, IS_NULL) : EnumSet.of(EQ, NE, IN, IS_NULL);
	}

	// Whether values that a condition was refused for are right, so that this is not.
	boolean isToBlame(Predicate<Condition<Object>> accepted, String name, List<String> values) {
		Where<Object, Object> where = Conditions.where(name);
		return (ordinal() >= EQ_IGNORE_CASE.ordinal()) ? !accepted.test(where.like(""))
				: accepted.test(where.in(list(values)));
	}

	// Lists stand in one parameter, separated by commas, or in several.
	List<String> split(List<String> values) {
		boolean list = this == IN || this == BETWEEN;
		return (list && values.size() == 1) ? List.of(values.get(0).split(",", -1)) : values;
	}

	Condition<Object> on(Where<Object, Object> where, List<String> values) {
		return this.condition.apply(where, values);
	}

	private static BiFunction<Where<Object, Object>, List<String>, Condition<Object>> one(
			BiFunction<Where<Object, Object>, String, Condition<Object>> comparison) {
		return (where, values) -> {
			if (values.size() != 1) {
				throw new IllegalArgumentException("It takes one value, not " + values.size());
			}
			return comparison.apply(where, values.get(0));
		};
	}

	private static List<Object> list(List<String> values) {
		return List.copyOf(values);
	}

	private static Condition<Object> between(Where<Object, Object> where, List<String> values) {
		if (values.size() != 2) {
			throw new IllegalArgumentException("It takes two values, not " + values.size());
		}
		return where.between(values.get(0), values.get(1));
	}

	private static Condition<Object> isNull(Where<Object, Object> where, List<String> values) {
		if (values.equals(List.of("true"))) {
			return where.isNull();
		}
		if (values.equals(List.of("false"))) {
			return where.isNotNull();
		}
		throw new IllegalArgumentException("It takes true or false");
	}

	// A backslash takes the meaning from the character behind it; databases refuse one
	// before anything else, some of them when the query runs.
	private static String pattern(String value) {
		if (!value.matches("(?s)(?:[^\\\\]|\\\\[%_\\\\])*+")) {
			throw new IllegalArgumentException("A backslash in a pattern stands before %, _ or another backslash");
		}
		return value;
	}

}
