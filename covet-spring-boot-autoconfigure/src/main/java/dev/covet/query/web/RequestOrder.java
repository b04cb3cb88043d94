package dev.covet.query.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.covet.query.QuerySet;

import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;

/**
 * The {@code sort} parameters of a request.
 */
final class RequestOrder<T> {

	private static final String PARAMETER = "sort";

	private final Set<String> allowed;

	private final RequestQuery.Limits limits;

	RequestOrder(Set<String> allowed, RequestQuery.Limits limits) {
		this.allowed = allowed;
		this.limits = limits;
	}

	QuerySet<T> apply(QuerySet<T> querySet, MultiValueMap<String, String> parameters) {
		List<String> given = parameters.getOrDefault(PARAMETER, List.of());
		List<String> orders = new ArrayList<>();
		Set<String> names = new LinkedHashSet<>();
		for (String list : given) {
			for (String order : StringUtils.hasLength(list) ? list.split(",", -1) : new String[0]) {
				orders.add(order);
				add(names, order.startsWith("-") ? order.substring(1) : order);
			}
		}
		return orders.isEmpty() ? querySet : querySet.orderBy(orders.toArray(String[]::new));
	}

	void validate(QuerySet<T> querySet) {
		Objects.requireNonNull(querySet.orderBy(this.allowed.toArray(String[]::new)));
	}

	private void add(Set<String> names, String name) {
		if (!this.allowed.contains(name)) {
			throw new RequestQueryException(PARAMETER, "It names something that can't be sorted by.", this.allowed,
					null);
		}
		if (!names.add(name)) {
			throw new RequestQueryException(PARAMETER, "It names '%s' twice.".formatted(name), null, null);
		}
		if (names.size() > this.limits.conditions()) {
			throw new RequestQueryException(PARAMETER, "It has more than %d names.".formatted(this.limits.conditions()),
					null, null);
		}
	}

}
