package dev.covet.query.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.covet.query.Order;
import dev.covet.query.QuerySet;
import dev.covet.query.oracle.World.Thing;
import org.jspecify.annotations.Nullable;

/**
 * A random query: as Covet takes it, and its answer from objects in memory.
 *
 * @param filter what is kept
 * @param exclude what is left out, {@code null} for nothing
 * @param sorts the order, before the id that makes it whole
 * @param joined whether the owner is read with each thing
 * @param limit the largest number of results, {@code null} for all
 * @param offset how many are skipped, {@code null} for none
 */
record Question(Claim filter, @Nullable Claim exclude, List<Sort> sorts, boolean joined, @Nullable Integer limit,
		@Nullable Integer offset) {

	QuerySet<Thing> query(QuerySet<Thing> things) {
		List<Order<Object>> orders = new ArrayList<>(this.sorts.stream().map(Sort::order).toList());
		orders.add(Order.by("id"));
		QuerySet<Thing> query = matching(things).orderBy(orders.<Order<Object>>toArray(Order[]::new));
		query = this.joined ? query.selectRelated("owner") : query;
		query = (this.limit != null) ? query.limit(this.limit) : query;
		return (this.offset != null) ? query.offset(this.offset) : query;
	}

	private QuerySet<Thing> matching(QuerySet<Thing> things) {
		QuerySet<Thing> query = things.filter(this.filter.condition(""));
		return (this.exclude != null) ? query.exclude(this.exclude.condition("")) : query;
	}

	List<Long> answer(List<Subject> subjects) {
		Stream<Subject> rows = subjects.stream()
			.filter((row) -> this.filter.holds(row) && (this.exclude == null || !this.exclude.holds(row)));
		Comparator<Subject> order = (left, right) -> 0;
		for (Sort sort : this.sorts) {
			order = order.thenComparing(sort);
		}
		rows = rows.sorted(order.thenComparing(Subject::id)).skip((this.offset != null) ? this.offset : 0);
		return rows.limit((this.limit != null) ? this.limit : Long.MAX_VALUE).map(Subject::id).toList();
	}

	/** One property of an order; where nulls go is said where there may be some. */
	record Sort(String path, boolean descending, @Nullable Boolean nullsFirst) implements Comparator<Subject> {

		Order<Object> order() {
			Order<Object> order = Order.by((this.descending ? "-" : "") + this.path);
			if (this.nullsFirst == null) {
				return order;
			}
			return this.nullsFirst ? order.nullsFirst() : order.nullsLast();
		}

		@Override
		public int compare(Subject left, Subject right) {
			Comparator<Object> values = Comparison::compare;
			values = this.descending ? values.reversed() : values;
			values = Boolean.TRUE.equals(this.nullsFirst) ? Comparator.nullsFirst(values)
					: Comparator.nullsLast(values);
			return values.compare(left.value(this.path), right.value(this.path));
		}

	}

}
