package dev.covet.query;

import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.AnnotatedRow;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.QueryEngine;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.core.PropertyReference;

/**
 * A query for entities and what the database computes for each. Conditions and orders may
 * name what is computed. Conditions given here choose entities only; those that were
 * given before {@code annotate} through the same relation also choose the related rows
 * that are computed with. Immutable and thread-safe; nothing runs before subscription.
 *
 * <pre class="code">
 * Aggregate&lt;Post, Long&gt; comments = count(Post::comments);
 * posts.annotate(comments).filter(where(comments).gt(3L)).orderBy(desc(comments)).all()
 * </pre>
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
public final class AnnotatedQuerySet<T> extends Results<Annotated<T>> {

	private final Columns columns;

	AnnotatedQuerySet(QueryState state, QueryEngine engine, Columns columns) {
		super(state, engine);
		this.columns = columns;
	}

	private AnnotatedQuerySet<T> to(QueryState next) {
		return new AnnotatedQuerySet<>(next, engine(), this.columns);
	}

	/**
	 * Compute more for each entity.
	 * @param expressions aggregates through relations, and other expressions
	 * @return a new query set
	 */
	@SafeVarargs
	public final AnnotatedQuerySet<T> annotate(Expression<? super T, ?>... expressions) {
		Columns longer = this.columns;
		Resolution resolution = state().resolution(this.columns).within(new Constraint(state().filter().predicates()));
		for (Expression<? super T, ?> expression : expressions) {
			longer = longer.and(expression.recipe(), resolution.term(expression.recipe(), null));
		}
		return new AnnotatedQuerySet<>(state().holding(resolution), engine(), longer);
	}

	/**
	 * Only entities that meet all conditions, which may name what is computed.
	 * @param conditions the conditions
	 * @return a new query set
	 */
	@SafeVarargs
	public final AnnotatedQuerySet<T> filter(Condition<? super T>... conditions) {
		return to(state().filtered(Condition.clauses(conditions), this.columns));
	}

	/**
	 * Only entities that {@link #filter} would not return for these conditions.
	 * @param conditions the conditions
	 * @return a new query set
	 */
	@SafeVarargs
	public final AnnotatedQuerySet<T> exclude(Condition<? super T>... conditions) {
		return to(state().without(Condition.clauses(conditions), this.columns));
	}

	/**
	 * Order the entities, by what is computed too. Replaces an earlier order.
	 * @param orders what to order by, the first decides first
	 * @return a new query set
	 */
	@SafeVarargs
	public final AnnotatedQuerySet<T> orderBy(Order<? super T>... orders) {
		return to(state().orderedBy(List.of(orders), this.columns));
	}

	/**
	 * At most this many entities.
	 * @param rows the number, 0 or more
	 * @return a new query set
	 */
	public AnnotatedQuerySet<T> limit(int rows) {
		return to(state().with(state().slice().withLimit(rows)));
	}

	/**
	 * Skip entities.
	 * @param rows the number to skip, 0 or more
	 * @return a new query set
	 */
	public AnnotatedQuerySet<T> offset(int rows) {
		return to(state().with(state().slice().withOffset(rows)));
	}

	/**
	 * Load to-one relations with the entities, by joins.
	 * @param relations the relations
	 * @return a new query set
	 */
	@SafeVarargs
	public final AnnotatedQuerySet<T> selectRelated(PropertyReference<T, ?>... relations) {
		return to(state().fetching(Names.of(relations)
			.stream()
			.map((names) -> Fetch.join(Paths.relations(state().model(), names)))
			.toList()));
	}

	/**
	 * Load relations of the entities, each by one statement of its own.
	 * @param relations the relations
	 * @return a new query set
	 */
	@SafeVarargs
	public final AnnotatedQuerySet<T> prefetchRelated(PropertyReference<T, ?>... relations) {
		return to(state().fetching(Names.of(relations)
			.stream()
			.map((names) -> Fetch.prefetch(Paths.relations(state().model(), names)))
			.toList()));
	}

	@Override
	Mono<List<Annotated<T>>> list(QueryEngine engine, QueryState query) {
		return engine.list(plan(query)).map((rows) -> rows.stream().map(this::annotated).toList());
	}

	@Override
	Flux<Annotated<T>> stream(QueryEngine engine, QueryState query, int chunk) {
		return engine.stream(plan(query), chunk).map(this::annotated);
	}

	@Override
	Plan plan(QueryState query) {
		return query.annotatedPlan(this.columns.terms());
	}

	@SuppressWarnings("unchecked")
	private Annotated<T> annotated(Object row) {
		AnnotatedRow read = (AnnotatedRow) row;
		return new Annotated<>((T) read.entity(), this.columns, read.values());
	}

	@Override
	Projection counted() {
		return new Projection.Columns(state().model().idColumns());
	}

}
