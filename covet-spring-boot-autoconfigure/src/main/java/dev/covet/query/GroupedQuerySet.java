package dev.covet.query;

import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.QueryEngine;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A query for what the database computes of groups of rows. Immutable and thread-safe;
 * nothing runs before subscription. There is no row for a group without rows.
 *
 * <pre class="code">
 * posts.groupBy(Post::category)
 *     .aggregate(count(), sum(Post::views))
 *     .having(where(count()).gt(10L))
 *     .orderBy(desc(count()))
 *     .all()
 *     .map((row) -&gt; row.get(Post::category) + ": " + row.get(count()))
 * </pre>
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
public final class GroupedQuerySet<T> extends Results<ComputedRow<T>> {

	private final Grouping grouping;

	GroupedQuerySet(QueryState state, QueryEngine engine, Grouping grouping) {
		super(state, engine);
		this.grouping = grouping;
	}

	private GroupedQuerySet<T> to(QueryState next) {
		return new GroupedQuerySet<>(next, engine(), this.grouping);
	}

	/**
	 * Compute this of each group.
	 * @param aggregates the aggregates, through relations too
	 * @return a new query set
	 */
	@SafeVarargs
	public final GroupedQuerySet<T> aggregate(Aggregate<? super T, ?>... aggregates) {
		Resolution resolution = resolution();
		Grouping longer = this.grouping;
		for (Aggregate<? super T, ?> aggregate : aggregates) {
			longer = longer.and(aggregate.recipe(), resolution.term(aggregate.recipe(), null));
		}
		return new GroupedQuerySet<>(state().holding(resolution), engine(), longer);
	}

	/**
	 * Only groups that meet all conditions, on aggregates and keys.
	 * @param conditions the conditions
	 * @return a new query set
	 */
	@SafeVarargs
	public final GroupedQuerySet<T> having(Condition<? super T>... conditions) {
		Resolution resolution = resolution();
		Grouping narrower = this.grouping;
		for (Condition<? super T> condition : conditions) {
			narrower = narrower.having(condition.clause().resolve(resolution));
		}
		return new GroupedQuerySet<>(state().holding(resolution), engine(), narrower);
	}

	/**
	 * Order the groups, by aggregates and keys. Replaces an earlier order.
	 * @param orders what to order by, the first decides first
	 * @return a new query set
	 */
	@SafeVarargs
	public final GroupedQuerySet<T> orderBy(Order<? super T>... orders) {
		return to(state().orderedBy(List.of(orders), this.grouping.columns()));
	}

	/**
	 * At most this many groups.
	 * @param groups the number, 0 or more
	 * @return a new query set
	 */
	public GroupedQuerySet<T> limit(int groups) {
		return to(state().with(state().slice().withLimit(groups)));
	}

	/**
	 * Skip groups.
	 * @param groups the number to skip, 0 or more
	 * @return a new query set
	 */
	public GroupedQuerySet<T> offset(int groups) {
		return to(state().with(state().slice().withOffset(groups)));
	}

	private Resolution resolution() {
		return state().resolution(this.grouping.columns());
	}

	@Override
	Mono<List<ComputedRow<T>>> list(QueryEngine engine, QueryState query) {
		return engine.values(plan(query)).map(this::row).collectList();
	}

	@Override
	Flux<ComputedRow<T>> stream(QueryEngine engine, QueryState query, int chunk) {
		return engine.values(plan(query.with(query.options().withFetchSize(chunk)))).map(this::row);
	}

	private ComputedRow<T> row(List<Object> values) {
		return new ComputedRow<>(this.grouping.columns(), values);
	}

	@Override
	Plan plan(QueryState query) {
		return query.plan(counted(), List.of(), List.of());
	}

	@Override
	Projection counted() {
		return this.grouping.projection();
	}

}
