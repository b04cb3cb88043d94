package dev.covet.query;

import java.util.List;

import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.Ordering;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;

/**
 * Spring Data's {@link Sort} as an order, its names resolved against the mapping.
 */
final class Sorts {

	private Sorts() {
	}

	static List<Ordering> orderings(EntityModel model, Sort sort) {
		return sort.stream().map((order) -> ordering(model, order)).toList();
	}

	private static Ordering ordering(EntityModel model, Sort.Order order) {
		if (order.isIgnoreCase()) {
			throw new IllegalArgumentException(
					"Sorting by '%s' can't ignore case: sort by the property as it is, or keep a lower-case one"
						.formatted(order.getProperty()));
		}
		return new Ordering(Paths.column(model, Names.split(order.getProperty()), "ordered by"), order.isDescending(),
				nullsFirst(order.getNullHandling()));
	}

	private static @Nullable Boolean nullsFirst(Sort.NullHandling handling) {
		return switch (handling) {
			case NATIVE -> null;
			case NULLS_FIRST -> true;
			case NULLS_LAST -> false;
		};
	}

}
