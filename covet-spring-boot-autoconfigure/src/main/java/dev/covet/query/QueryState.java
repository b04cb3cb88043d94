package dev.covet.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.query.CompositeClause.Kind;
import dev.covet.query.plan.JoinNode;
import dev.covet.query.plan.Ordering;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Prefetch;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.RowLock;
import dev.covet.query.plan.Select;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.plan.Term;
import dev.covet.query.plan.TimeLimit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a query set knows: a record that each step copies.
 *
 * @param model the entity
 * @param filter the conditions
 * @param values the values, which conditions, orders and what is computed name by their
 * places
 * @param orderings the order
 * @param slice which of the rows are read
 * @param distinct whether equal rows are read once
 * @param columns the columns that are read, {@code null} for all
 * @param fetches the relations that are loaded
 * @param options how it is run
 * @param lock how the rows are locked, {@code null} for not at all
 */
record QueryState(EntityModel model, Filter filter, List<Object> values, List<Ordering> orderings, Slice slice,
		boolean distinct, @Nullable Set<ColumnModel> columns, List<Fetch> fetches, Plan.Options options,
		@Nullable RowLock lock) {

	QueryState(EntityModel model, Plan.Options options) {
		this(model, Filter.NONE, List.of(), List.of(), Slice.ALL, false, null, List.of(), options, null);
	}

	// What more parts are resolved with, which may name what the query computes.
	Resolution resolution(Columns computed) {
		return Resolution.of(this.model, this.values, computed.known());
	}

	// The query with the values of the parts that were resolved.
	QueryState holding(Resolution resolution) {
		return new QueryState(this.model, this.filter, resolution.values(), this.orderings, this.slice, this.distinct,
				this.columns, this.fetches, this.options, this.lock);
	}

	// By conditions that may name what the query computes.
	QueryState filtered(List<Clause> clauses, Columns computed) {
		Resolution resolution = resolution(computed);
		Filter next = this.filter.and(clauses, resolution);
		return new QueryState(this.model, next, resolution.values(), this.orderings, this.slice, this.distinct,
				this.columns, this.fetches, this.options, this.lock);
	}

	// Only the rows that these conditions would leave out.
	QueryState without(List<Clause> clauses, Columns computed) {
		if (clauses.isEmpty()) {
			return this;
		}
		Clause all = new CompositeClause(Kind.ALL, clauses);
		return filtered(List.of(new CompositeClause(Kind.NOT, List.of(all))), computed);
	}

	QueryState with(Slice next) {
		return new QueryState(this.model, this.filter, this.values, this.orderings, next, this.distinct, this.columns,
				this.fetches, this.options, this.lock);
	}

	QueryState with(Plan.Options next) {
		return new QueryState(this.model, this.filter, this.values, this.orderings, this.slice, this.distinct,
				this.columns, this.fetches, next, this.lock);
	}

	QueryState orderedBy(List<Ordering> next) {
		return new QueryState(this.model, this.filter, this.values, List.copyOf(next), this.slice, this.distinct,
				this.columns, this.fetches, this.options, this.lock);
	}

	// Orders that may hold values, and name what the query computes.
	QueryState orderedBy(List<? extends Order<?>> orders, Columns computed) {
		Resolution resolution = resolution(computed);
		List<Ordering> resolved = new ArrayList<>();
		orders.forEach((order) -> resolved.add(order.resolve(resolution)));
		return holding(resolution).orderedBy(resolved);
	}

	QueryState locked(@Nullable RowLock next) {
		return new QueryState(this.model, this.filter, this.values, this.orderings, this.slice, this.distinct,
				this.columns, this.fetches, this.options, next);
	}

	// For what is computed of the rows: order and slice are those of the groups then.
	QueryState ofGroups() {
		return new QueryState(this.model, this.filter, this.values, List.of(), Slice.ALL, false, null, List.of(),
				this.options, this.lock);
	}

	QueryState asDistinct() {
		return new QueryState(this.model, this.filter, this.values, this.orderings, this.slice, true, this.columns,
				this.fetches, this.options, this.lock);
	}

	QueryState reading(Set<ColumnModel> next) {
		return new QueryState(this.model, this.filter, this.values, this.orderings, this.slice, this.distinct, next,
				this.fetches, this.options, this.lock);
	}

	QueryState fetching(List<Fetch> more) {
		List<Fetch> all = new ArrayList<>(this.fetches);
		all.addAll(more);
		QueryState next = new QueryState(this.model, this.filter, this.values, this.orderings, this.slice,
				this.distinct, this.columns, List.copyOf(all), this.options, this.lock);
		next.tree().check();
		return next;
	}

	// Whether it is a query for all rows as they are, with relations of theirs.
	boolean loadsOnly() {
		return equals(new QueryState(this.model, this.options).fetching(this.fetches));
	}

	// What takes several statements, in the time that the query may take.
	<R> Mono<R> bounded(Mono<R> work) {
		return TimeLimit.on(work, this.options.timeout(), () -> "The query on " + this.model);
	}

	QueryState limitedTo(int rows) {
		return with(this.slice.limitedTo(rows));
	}

	FetchTree tree() {
		FetchTree tree = new FetchTree(this.model);
		tree.add(this.fetches);
		return tree;
	}

	// The whole query for entities.
	Plan entityPlan() {
		FetchTree tree = tree();
		return plan(new Projection.Columns(readColumns(tree)), tree.joins(), tree.prefetches());
	}

	// The same with terms beside the entities.
	Plan annotatedPlan(List<Term> terms) {
		FetchTree tree = tree();
		return plan(new Projection.Annotated(readColumns(tree), terms), tree.joins(), tree.prefetches());
	}

	Plan plan(Projection projection, List<JoinNode> joins, List<Prefetch> prefetches) {
		requireNoParents();
		return new Plan(select(projection, joins), prefetches, null, this.options);
	}

	void requireNoParents() {
		if (this.slice.perParent() != null) {
			throw new IllegalStateException("limitPerParent is for prefetches: use limit");
		}
	}

	private Select select(Projection projection, List<JoinNode> joins) {
		Resolution resolution = resolution(Columns.NONE);
		int limit = resolution.add(this.slice.limit());
		int offset = resolution.add(this.slice.offset());
		boolean counted = projection instanceof Projection.Exists || projection instanceof Projection.Count;
		List<Ordering> order = counted ? List.of() : this.orderings;
		SelectShape shape = new SelectShape(this.model, projection, joins, this.filter.predicate(), order, limit,
				offset, this.distinct, null, this.lock);
		if (this.lock != null && (counted || this.distinct)) {
			throw new IllegalStateException("forUpdate() locks rows of " + this.model
					+ " that are read as they are: not with distinct(), count() or exists()");
		}
		DistinctOrder.check(shape);
		return new Select(shape, resolution.values());
	}

	// The statement for a prefetch, without its parents.
	Select prefetchSelect(FetchTree tree) {
		if (this.slice.isPart()) {
			throw new IllegalArgumentException(
					"A prefetch of " + this.model + " can't be sliced over all parents: use limitPerParent");
		}
		if (this.lock != null) {
			throw new IllegalArgumentException(
					"A prefetch of " + this.model + " can't lock its rows: forUpdate() is for a query of its own");
		}
		return select(new Projection.Columns(readColumns(tree)), tree.joins());
	}

	private List<ColumnModel> readColumns(FetchTree tree) {
		if (this.columns == null || this.model.isReadWhole()) {
			return this.model.readColumns();
		}
		Set<ColumnModel> read = new LinkedHashSet<>(this.model.idColumns());
		read.addAll(this.columns);
		read.addAll(tree.neededColumns());
		return List.copyOf(read);
	}

}
