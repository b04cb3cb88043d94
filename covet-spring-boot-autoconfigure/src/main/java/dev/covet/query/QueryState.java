package dev.covet.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.JoinNode;
import dev.covet.query.plan.Ordering;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.Prefetch;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.Select;
import dev.covet.query.plan.SelectShape;
import org.jspecify.annotations.Nullable;

/**
 * What a query set knows: a record that each step copies.
 *
 * @param model the entity
 * @param columns the columns that are read, {@code null} for all
 * @param where the conditions
 * @param values the values of the conditions
 * @param orderings the order
 * @param limit the largest number of rows, or {@code null}
 * @param offset the number of rows to skip, or {@code null}
 * @param distinct whether equal rows are read once
 * @param fetches the relations that are loaded
 * @param limitPerParent the largest number of rows for each parent of a prefetch
 * @param options how it is run
 */
record QueryState(EntityModel model, @Nullable Set<ColumnModel> columns, List<Predicate> where, List<Object> values,
		List<Ordering> orderings, @Nullable Integer limit, @Nullable Integer offset, boolean distinct,
		List<Fetch> fetches, @Nullable Integer limitPerParent, Plan.Options options) {

	QueryState(EntityModel model, Plan.Options options) {
		this(model, null, List.of(), List.of(), List.of(), null, null, false, List.of(), null, options);
	}

	QueryState filter(List<? extends Condition<?>> conditions, boolean negated) {
		List<Object> more = new ArrayList<>(this.values);
		List<Predicate> resolved = new ArrayList<>();
		conditions.forEach((condition) -> resolved.add(condition.resolve(this.model, more)));
		List<Predicate> predicates = new ArrayList<>(this.where);
		if (negated && !resolved.isEmpty()) {
			predicates.add(new Predicate.Not(new Predicate.And(resolved)));
		}
		else {
			predicates.addAll(resolved);
		}
		return new QueryState(this.model, this.columns, List.copyOf(predicates), List.copyOf(more), this.orderings,
				this.limit, this.offset, this.distinct, this.fetches, this.limitPerParent, this.options);
	}

	QueryState orderedBy(List<Ordering> order) {
		return new QueryState(this.model, this.columns, this.where, this.values, List.copyOf(order), this.limit,
				this.offset, this.distinct, this.fetches, this.limitPerParent, this.options);
	}

	QueryState slice(@Nullable Integer newLimit, @Nullable Integer newOffset) {
		return new QueryState(this.model, this.columns, this.where, this.values, this.orderings, newLimit, newOffset,
				this.distinct, this.fetches, this.limitPerParent, this.options);
	}

	/** At most this many rows, fewer where the query says so. */
	QueryState limitedTo(int rows) {
		return slice((this.limit == null) ? rows : Math.min(rows, this.limit), this.offset);
	}

	QueryState asDistinct() {
		return new QueryState(this.model, this.columns, this.where, this.values, this.orderings, this.limit,
				this.offset, true, this.fetches, this.limitPerParent, this.options);
	}

	QueryState fetching(List<Fetch> more) {
		List<Fetch> all = new ArrayList<>(this.fetches);
		all.addAll(more);
		FetchTree tree = new FetchTree(this.model);
		all.forEach((fetch) -> fetch.addTo(tree));
		return new QueryState(this.model, this.columns, this.where, this.values, this.orderings, this.limit,
				this.offset, this.distinct, List.copyOf(all), this.limitPerParent, this.options);
	}

	QueryState reading(Set<ColumnModel> read) {
		return new QueryState(this.model, read, this.where, this.values, this.orderings, this.limit, this.offset,
				this.distinct, this.fetches, this.limitPerParent, this.options);
	}

	QueryState perParent(int newLimit) {
		return new QueryState(this.model, this.columns, this.where, this.values, this.orderings, this.limit,
				this.offset, this.distinct, this.fetches, newLimit, this.options);
	}

	QueryState with(Plan.Options newOptions) {
		return new QueryState(this.model, this.columns, this.where, this.values, this.orderings, this.limit,
				this.offset, this.distinct, this.fetches, this.limitPerParent, newOptions);
	}

	FetchTree tree() {
		FetchTree tree = new FetchTree(this.model);
		this.fetches.stream().filter(Fetch::joined).forEach((fetch) -> fetch.addTo(tree));
		this.fetches.stream().filter((fetch) -> !fetch.joined()).forEach((fetch) -> fetch.addTo(tree));
		return tree;
	}

	/** The whole query for entities. */
	Plan entityPlan() {
		FetchTree tree = tree();
		return plan(new Projection.Columns(readColumns(tree)), tree.joins(), tree.prefetches());
	}

	Plan plan(Projection projection, List<JoinNode> joins, List<Prefetch> prefetches) {
		requireNoParent();
		return new Plan(select(projection, joins), prefetches, null, this.options);
	}

	Select select(Projection projection, List<JoinNode> joins) {
		List<Object> all = new ArrayList<>(this.values);
		int limitPlace = add(all, this.limit);
		int offsetPlace = add(all, this.offset);
		boolean counted = projection instanceof Projection.Exists || projection instanceof Projection.Count;
		SelectShape shape = new SelectShape(this.model, projection, joins, predicate(),
				counted ? List.of() : this.orderings, limitPlace, offsetPlace, this.distinct, null);
		DistinctOrder.check(shape);
		return new Select(shape, all);
	}

	private static int add(List<Object> values, @Nullable Integer number) {
		if (number == null) {
			return -1;
		}
		values.add(number);
		return values.size() - 1;
	}

	private @Nullable Predicate predicate() {
		return this.where.isEmpty() ? null
				: (this.where.size() == 1) ? this.where.get(0) : new Predicate.And(this.where);
	}

	/** The statement for a prefetch, without its parents. */
	Select prefetchSelect(FetchTree tree) {
		if (this.limit != null || this.offset != null) {
			throw new IllegalArgumentException(
					"A prefetch of " + this.model + " can't be sliced over all parents: use limitPerParent");
		}
		return select(new Projection.Columns(readColumns(tree)), tree.joins());
	}

	private List<ColumnModel> readColumns(FetchTree tree) {
		if (this.columns == null || this.model.isReadWhole()) {
			return List.copyOf(this.model.columns());
		}
		Set<ColumnModel> read = new LinkedHashSet<>(this.model.idColumns());
		read.addAll(this.columns);
		read.addAll(tree.neededColumns());
		return List.copyOf(read);
	}

	private void requireNoParent() {
		if (this.limitPerParent != null) {
			throw new IllegalStateException("limitPerParent is for prefetches: use limit");
		}
	}

}
