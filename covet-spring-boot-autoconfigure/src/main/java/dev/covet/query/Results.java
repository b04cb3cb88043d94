package dev.covet.query;

import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Ordering;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.QueryEngine;
import dev.covet.query.plan.Term;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.support.ReactivePageableExecutionUtils;

/**
 * The ways to get the results of a query. Nothing runs before subscription, and each
 * subscription runs the query again. Statements join the transaction in the Reactor
 * context, and otherwise take a connection from the pool and give it back. Immutable and
 * thread-safe.
 *
 * @param <R> what a row becomes
 * @since 0.1.0
 */
@CheckReturnValue
public abstract sealed class Results<R>
		permits EntityResults, ViewResults, ValueResults, AnnotatedQuerySet, GroupedQuerySet {

	private final QueryState state;

	private final QueryEngine engine;

	Results(QueryState state, QueryEngine engine) {
		this.state = state;
		this.engine = engine;
	}

	/**
	 * All results in order. They are read and their connection is given back before the
	 * first is emitted, so that a subscriber may query again from inside the flow.
	 * @return the results, none when nothing matches
	 */
	public final Flux<R> all() {
		return list().flatMapIterable((results) -> results);
	}

	/**
	 * All results in order, as a list.
	 * @return the results, an empty list when nothing matches
	 */
	public final Mono<List<R>> list() {
		return list(this.state);
	}

	/**
	 * The first result in the query's order; by id when it has none.
	 * @return the result, empty when nothing matches
	 */
	public final Mono<R> first() {
		QueryState ordered = this.state.orderings().isEmpty() ? this.state.orderedBy(defaultOrder()) : this.state;
		return list(ordered.limitedTo(1)).flatMap((results) -> Mono.justOrEmpty(results.stream().findFirst()));
	}

	/**
	 * The only result, if there is one.
	 * @return the result, empty when nothing matches; {@link NotUniqueException} when
	 * more than one row does
	 */
	public final Mono<R> one() {
		QueryState limited = UniqueFilter.pinsId(this.state) ? this.state : this.state.limitedTo(2);
		return list(limited).flatMap((results) -> {
			if (results.size() > 1) {
				return Mono.error(() -> new NotUniqueException(this.state.model().toString()));
			}
			return Mono.justOrEmpty(results.stream().findFirst());
		});
	}

	/**
	 * The only result.
	 * @return the result; {@link NotFoundException} when nothing matches,
	 * {@link NotUniqueException} when more than one row does
	 */
	public final Mono<R> get() {
		return one().switchIfEmpty(Mono.error(() -> new NotFoundException(this.state.model().toString())));
	}

	/**
	 * The results of a query too large for the memory, read chunk by chunk through a
	 * cursor as they are asked for. The connection is held until the last result, an
	 * error or cancellation; prefetches and the application's callbacks run for each
	 * chunk on a second connection, which a transaction and a pool of one don't have:
	 * there the rows are read whole first. What is shared within a result, instances and
	 * the siblings of handles, is shared within a chunk here. Inside a transaction a
	 * subscriber must not query before the last result: the connection can't answer while
	 * the cursor is open.
	 * @param chunk the number of rows that are read at once, at least 1
	 * @return the results in order
	 */
	public final Flux<R> stream(int chunk) {
		if (chunk < 1) {
			throw new IllegalArgumentException("A chunk must have 1 row at least, not " + chunk);
		}
		return stream(this.engine, this.state, chunk);
	}

	/**
	 * The number of results.
	 * @return the number, 0 when nothing matches
	 */
	public final Mono<Long> count() {
		return this.engine.number(this.state.plan(new Projection.Count(counted()), List.of(), List.of()));
	}

	/**
	 * Whether anything matches.
	 * @return whether there is a result
	 */
	public final Mono<Boolean> exists() {
		QueryState one = this.state.limitedTo(1);
		// Skipping distinct rows takes those rows, and groups have conditions of their
		// own.
		boolean countable = (one.distinct() && one.slice().offset() != null) || counted() instanceof Projection.Grouped;
		Plan plan = one.plan(countable ? new Projection.Count(counted()) : new Projection.Exists(), List.of(),
				List.of());
		return this.engine.number(plan).map((number) -> number > 0);
	}

	/**
	 * How the database would run {@link #all()}: its plans for the statement of the rows
	 * and those of the prefetches. Neither is run. A prefetch is explained with sample
	 * keys, as many as the planner expects parents, 1,000 at most.
	 * @return the plan; {@link UnsupportedOperationException} on a database whose plans
	 * Covet can't read, and for a prefetch by keys of a type that it has no samples of
	 */
	public final Mono<QueryPlan> explain() {
		return explain(false);
	}

	/**
	 * How the database runs the statement of the rows, which is run for that, measured,
	 * and its rows thrown away. This happens in a transaction that is rolled back, or
	 * behind a savepoint of the current one, so that it leaves no change and no lock. The
	 * statements of the prefetches are not run, but their plans are there as in
	 * {@link #explain()}.
	 * @return the plan with its times and numbers of rows;
	 * {@link UnsupportedOperationException} as in {@link #explain()}
	 */
	public final Mono<QueryPlan> explainAnalyze() {
		return explain(true);
	}

	private Mono<QueryPlan> explain(boolean analyze) {
		return Mono.defer(() -> this.engine.explain(plan(this.state), analyze)).map(QueryPlan::of);
	}

	/**
	 * A page of the results. They are in the pageable's order, or else the query's, or
	 * else by id. The number of all results is only asked for, by a second statement,
	 * where the page doesn't tell it. An unpaged one holds all results.
	 * @param pageable which page
	 * @return the page, an empty one when nothing matches
	 * @throws dev.covet.mapping.UnknownPropertyException when it is sorted by what is no
	 * property
	 * @throws IllegalArgumentException when the query has a limit or an offset
	 */
	public final Mono<Page<R>> page(Pageable pageable) {
		QueryState query = Paging.apply(this.state, pageable, defaultOrder());
		return list(query).flatMap((content) -> ReactivePageableExecutionUtils.getPage(content, pageable, count()));
	}

	private Mono<List<R>> list(QueryState query) {
		return list(this.engine, query);
	}

	// By id; distinct rows by what is read of them, groups by their keys.
	private List<Ordering> defaultOrder() {
		Projection counted = counted();
		boolean asRead = this.state.distinct() || counted instanceof Projection.Grouped;
		List<? extends Term> order = asRead ? terms(counted) : columns(this.state.model().idColumns());
		return order.stream().map((term) -> new Ordering(term, false, null)).toList();
	}

	private static List<? extends Term> terms(Projection projection) {
		if (projection instanceof Projection.Values values) {
			return values.terms();
		}
		if (projection instanceof Projection.Grouped grouped) {
			return grouped.keys();
		}
		return (projection instanceof Projection.Columns read) ? columns(read.columns()) : List.of();
	}

	private static List<ColumnPath> columns(List<ColumnModel> columns) {
		return columns.stream().map((column) -> new ColumnPath(List.of(), column)).toList();
	}

	final QueryState state() {
		return this.state;
	}

	final QueryEngine engine() {
		return this.engine;
	}

	abstract Mono<List<R>> list(QueryEngine engine, QueryState query);

	abstract Flux<R> stream(QueryEngine engine, QueryState query, int chunk);

	// The whole query for all results.
	abstract Plan plan(QueryState query);

	// What makes one result, which matters where equal ones count once.
	abstract Projection counted();

}
