package dev.covet.query;

import java.util.List;

import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Ordering;
import dev.covet.query.plan.Term;
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
		ColumnPath column = Paths.column(model, Names.split(order.getProperty()), "ordered by");
		boolean lower = order.isIgnoreCase() && column.column().javaType() == String.class;
		return new Ordering(lower ? new Term.Call(Term.Function.LOWER, List.of(column), column.type()) : column,
				order.isDescending(), nullsFirst(order.getNullHandling()));
	}

	private static @Nullable Boolean nullsFirst(Sort.NullHandling handling) {
		return switch (handling) {
			case NATIVE -> null;
			case NULLS_FIRST -> true;
			case NULLS_LAST -> false;
		};
	}

}
