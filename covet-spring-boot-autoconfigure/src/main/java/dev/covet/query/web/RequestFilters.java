package dev.covet.query.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.covet.mapping.UnknownPropertyException;
import dev.covet.query.Condition;
import dev.covet.query.Conditions;
import dev.covet.query.QuerySet;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * The {@code filter.…} parameters of a request.
 */
final class RequestFilters<T> {

	private static final String PREFIX = "filter.";

	private final Set<String> allowed;

	private final RequestQuery.Limits limits;

	RequestFilters(Set<String> allowed, RequestQuery.Limits limits) {
		this.allowed = allowed;
		this.limits = limits;
	}

	QuerySet<T> apply(QuerySet<T> querySet, MultiValueMap<String, String> parameters) {
		QuerySet<T> filtered = querySet;
		int conditions = 0;
		for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
			if (parameter.getKey().startsWith(PREFIX)) {
				if (++conditions > this.limits.conditions()) {
					throw problem(parameter.getKey(),
							"There are more than %d filters.".formatted(this.limits.conditions()), null);
				}
				filtered = filter(filtered, parameter.getKey(), new ArrayList<>(parameter.getValue()));
			}
		}
		return filtered;
	}

	void validate(QuerySet<T> querySet) {
		for (String name : this.allowed) {
			Objects.requireNonNull(querySet.filter(Conditions.where(name).isNull()));
		}
	}

	private QuerySet<T> filter(QuerySet<T> querySet, String parameter, List<@Nullable String> given) {
		String rest = parameter.substring(PREFIX.length());
		int dot = rest.lastIndexOf('.');
		if (this.allowed.contains(rest)) {
			return filter(querySet, parameter, rest, FilterOperator.EQ, given);
		}
		String name = (dot >= 0) ? rest.substring(0, dot) : rest;
		if (!this.allowed.contains(name)) {
			throw new RequestQueryException(parameter, "It names nothing that can be filtered by.", this.allowed, null);
		}
		FilterOperator operator = FilterOperator.of(rest.substring(dot + 1));
		if (operator == null) {
			throw new RequestQueryException(parameter, "It ends with no operator.", FilterOperator.names(), null);
		}
		return filter(querySet, parameter, name, operator, given);
	}

	private QuerySet<T> filter(QuerySet<T> querySet, String parameter, String name, FilterOperator operator,
			List<@Nullable String> given) {
		List<String> values = operator.split(given.stream().map((value) -> (value != null) ? value : "").toList());
		if (values.size() > this.limits.values()) {
			throw problem(parameter, "It has more than %d values.".formatted(this.limits.values()), null);
		}
		if (values.stream().anyMatch((value) -> value.indexOf('\0') >= 0)) {
			throw problem(parameter, "No value holds the character NUL.", null);
		}
		Condition<Object> condition = condition(parameter, name, operator, values);
		try {
			return querySet.filter(condition);
		}
		catch (UnknownPropertyException ex) {
			throw ex;
		}
		catch (IllegalArgumentException ex) {
			if (operator.isToBlame((other) -> accepts(querySet, other), name, values)) {
				throw new RequestQueryException(parameter, "Its operator does not fit.",
						FilterOperator.names(operator.others()), ex);
			}
			throw problem(parameter, "Its value does not fit.", ex);
		}
	}

	private static Condition<Object> condition(String parameter, String name, FilterOperator operator,
			List<String> values) {
		try {
			return operator.on(Conditions.where(name), values);
		}
		catch (IllegalArgumentException ex) {
			throw problem(parameter, "Its value does not fit.", ex);
		}
	}

	private static boolean accepts(QuerySet<?> querySet, Condition<Object> condition) {
		try {
			Objects.requireNonNull(querySet.filter(condition));
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static RequestQueryException problem(String parameter, String problem,
			@Nullable IllegalArgumentException cause) {
		return new RequestQueryException(parameter, problem, null, cause);
	}

}
