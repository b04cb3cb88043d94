package dev.covet.query;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.mapping.FetchMode;
import dev.covet.mapping.Handle;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.CachePolicy;
import dev.covet.query.plan.QueryEngine;
import dev.covet.query.plan.RowLock;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.PropertyReference;
import org.springframework.data.domain.Sort;
import org.springframework.data.relational.core.query.CriteriaDefinition;

/**
 * A typed, lazy query over an entity, in the spirit of Django's. Each step returns a new
 * query set; none runs before it is subscribed to. It may stand in a constant and be
 * shared between threads. Names and values are checked when they are given: an unknown
 * property, a value of the wrong type or a negative limit is an error before any SQL.
 *
 * <pre class="code">
 * Flux&lt;Post&gt; posts = covet.objects(Post.class)
 *     .selectRelated(Post::author, Post::category)
 *     .prefetchRelated(Post::tags, Post::comments)
 *     .filter(where(Post::views).gt(1000L))
 *     .orderBy(desc(Post::views))
 *     .limit(10)
 *     .all();
 * </pre>
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
public final class QuerySet<T> extends EntityWrites<T> {

	QuerySet(QueryState state, QueryEngine engine) {
		super(state, engine);
	}

	private QuerySet<T> to(QueryState next) {
		return new QuerySet<>(next, engine());
	}

	/**
	 * Only rows that meet all conditions, those of earlier calls included.
	 * @param conditions the conditions
	 * @return a new query set
	 * @see Conditions
	 */
	@SafeVarargs
	public final QuerySet<T> filter(Condition<? super T>... conditions) {
		return to(state().filtered(Condition.clauses(conditions), Columns.NONE));
	}

	/**
	 * Only rows that {@link #filter} would not return for these conditions.
	 * @param conditions the conditions
	 * @return a new query set
	 */
	@SafeVarargs
	public final QuerySet<T> exclude(Condition<? super T>... conditions) {
		return to(state().without(Condition.clauses(conditions), Columns.NONE));
	}

	/**
	 * Order the rows. Replaces an earlier order; without arguments there is none.
	 * @param orders the properties to order by, the first decides first
	 * @return a new query set
	 */
	@SafeVarargs
	public final QuerySet<T> orderBy(Order<? super T>... orders) {
		return to(state().orderedBy(List.of(orders), Columns.NONE));
	}

	/**
	 * Order the rows by properties known only at run time.
	 * @param properties dotted names, a {@code -} before one for large values first
	 * @return a new query set
	 */
	public QuerySet<T> orderBy(String... properties) {
		return to(state().orderedBy(Arrays.stream(properties).map(Order::by).toList(), Columns.NONE));
	}

	/**
	 * At most this many rows.
	 * @param rows the number, 0 or more
	 * @return a new query set
	 */
	public QuerySet<T> limit(int rows) {
		return to(state().with(state().slice().withLimit(rows)));
	}

	/**
	 * Skip rows.
	 * @param rows the number to skip, 0 or more
	 * @return a new query set
	 */
	public QuerySet<T> offset(int rows) {
		return to(state().with(state().slice().withOffset(rows)));
	}

	/**
	 * At most this many rows for each parent, where this query set narrows a prefetch.
	 * The first in its order are taken; by id when it has none.
	 * @param rows the number, 0 or more
	 * @return a new query set
	 */
	public QuerySet<T> limitPerParent(int rows) {
		return to(state().with(state().slice().withPerParent(rows)));
	}

	/**
	 * Equal rows once. Entities differ by their id; this is for {@code values} and view
	 * models.
	 * @return a new query set
	 */
	public QuerySet<T> distinct() {
		return to(state().asDistinct());
	}

	/**
	 * Load to-one relations with the rows, by joins: INNER where the foreign key is never
	 * null, else LEFT.
	 * @param relations the relations
	 * @return a new query set
	 */
	@SafeVarargs
	public final QuerySet<T> selectRelated(PropertyReference<T, ?>... relations) {
		return join(Names.of(relations));
	}

	/**
	 * Load the to-one relations on paths with the rows.
	 * @param paths the paths
	 * @return a new query set
	 */
	@SafeVarargs
	public final QuerySet<T> selectRelated(Path<T, ?>... paths) {
		return join(Names.of(paths));
	}

	/**
	 * Load the to-one relations on paths known only at run time.
	 * @param paths dotted names
	 * @return a new query set
	 */
	public QuerySet<T> selectRelated(String... paths) {
		return join(Names.of(paths));
	}

	private QuerySet<T> join(List<List<String>> paths) {
		return to(state()
			.fetching(paths.stream().map((names) -> Fetch.join(Paths.relations(state().model(), names))).toList()));
	}

	/**
	 * Load relations of the rows, each by one statement of its own.
	 * @param relations the relations
	 * @return a new query set
	 */
	@SafeVarargs
	public final QuerySet<T> prefetchRelated(PropertyReference<T, ?>... relations) {
		return prefetch(Names.of(relations));
	}

	/**
	 * Load the relations on paths, each step by one statement of its own. What is joined
	 * on the way is not loaded again.
	 * @param paths the paths
	 * @return a new query set
	 */
	@SafeVarargs
	public final QuerySet<T> prefetchRelated(Path<T, ?>... paths) {
		return prefetch(Names.of(paths));
	}

	/**
	 * Load the relations on paths known only at run time.
	 * @param paths dotted names
	 * @return a new query set
	 */
	public QuerySet<T> prefetchRelated(String... paths) {
		return prefetch(Names.of(paths));
	}

	private QuerySet<T> prefetch(List<List<String>> paths) {
		return to(state()
			.fetching(paths.stream().map((names) -> Fetch.prefetch(Paths.relations(state().model(), names))).toList()));
	}

	/**
	 * Load a part of a relation, or more below it, in place of the whole. Below one that
	 * is joined too, more can be loaded, and nothing else: that is an error.
	 * @param relation the relation
	 * @param query narrows the query for the rows at the other end
	 * @param <R> the related entity
	 * @return a new query set
	 */
	public <R> QuerySet<T> prefetch(PropertyReference<T, ? extends Handle<R>> relation,
			UnaryOperator<QuerySet<R>> query) {
		return prefetch(Path.path(relation), query);
	}

	/**
	 * Load a part of the relation at the end of a path in place of the whole.
	 * @param path the path
	 * @param query narrows the query for the rows at the other end
	 * @param <R> the related entity
	 * @return a new query set
	 */
	public <R> QuerySet<T> prefetch(Path<T, R> path, UnaryOperator<QuerySet<R>> query) {
		return narrowed(path.names(), null, query);
	}

	/**
	 * Load a part of a to-many relation beside the whole:
	 * {@code post.comments().named("recent")}.
	 * @param name the name to find it under
	 * @param relation the relation
	 * @param query narrows the query for the rows at the other end
	 * @param <R> the related entity
	 * @return a new query set
	 */
	public <R> QuerySet<T> as(String name, PropertyReference<T, ? extends Handle<R>> relation,
			UnaryOperator<QuerySet<R>> query) {
		return narrowed(List.of(Names.of(relation)), name, query);
	}

	private <R> QuerySet<T> narrowed(List<String> names, @Nullable String name, UnaryOperator<QuerySet<R>> query) {
		List<RelationModel> path = Paths.relations(state().model(), names);
		RelationModel relation = path.get(path.size() - 1);
		if (name != null && !(relation.kind().isToMany() && relation.isHandle())) {
			throw new IllegalArgumentException(relation + " is no Many and has no place for '" + name + "'");
		}
		QuerySet<R> narrowed = query
			.apply(new QuerySet<>(new QueryState(relation.target(), state().options()), engine()));
		if (!narrowed.state().options().equals(state().options())) {
			throw new IllegalArgumentException("A prefetch of " + relation
					+ " is run as the query is: give fetchMode, timeout, fetchSize, label and cached to that");
		}
		return to(state().fetching(List.of(new Fetch(path, false, name, narrowed.state()))));
	}

	/**
	 * Read only these properties and the id; the rest of the entity stays null. A
	 * primitive can't be left out.
	 * @param properties the properties
	 * @return a new query set
	 */
	@SafeVarargs
	public final QuerySet<T> only(PropertyReference<T, ?>... properties) {
		return to(state().reading(ReadColumns.only(state().model(), Names.of(properties))));
	}

	/**
	 * Read only these properties, known only at run time.
	 * @param properties their names, dotted inside embedded properties
	 * @return a new query set
	 */
	public QuerySet<T> only(String... properties) {
		return to(state().reading(ReadColumns.only(state().model(), Names.of(properties))));
	}

	/**
	 * Read everything but these properties, which stay null. A primitive can't be left
	 * out.
	 * @param properties the properties
	 * @return a new query set
	 */
	@SafeVarargs
	public final QuerySet<T> defer(PropertyReference<T, ?>... properties) {
		return to(state().reading(ReadColumns.defer(state().model(), Names.of(properties))));
	}

	/**
	 * Read everything but these properties, known only at run time.
	 * @param properties their names, dotted inside embedded properties
	 * @return a new query set
	 */
	public QuerySet<T> defer(String... properties) {
		return to(state().reading(ReadColumns.defer(state().model(), Names.of(properties))));
	}

	/**
	 * Say what loading an unplanned relation does.
	 * @param mode the mode
	 * @return a new query set
	 */
	public QuerySet<T> fetchMode(FetchMode mode) {
		return to(state().with(state().options().withFetchMode(mode)));
	}

	/**
	 * Bound the time of each result that is asked for, with all of the statements that it
	 * takes; past it there is a {@link org.springframework.dao.QueryTimeoutException}.
	 * Loading relations afterwards is bounded anew.
	 * @param timeout the longest time
	 * @return a new query set
	 */
	public QuerySet<T> timeout(Duration timeout) {
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException("A timeout must be positive, not " + timeout);
		}
		return to(state().with(state().options().withTimeout(timeout)));
	}

	/**
	 * Let the driver read this many rows at a time.
	 * @param rows the number, at least 1
	 * @return a new query set
	 */
	public QuerySet<T> fetchSize(int rows) {
		if (rows < 1) {
			throw new IllegalArgumentException("A fetch size must be 1 at least, not " + rows);
		}
		return to(state().with(state().options().withFetchSize(rows)));
	}

	/**
	 * Name the query for logs, metrics and profiles.
	 * @param label the name
	 * @return a new query set
	 */
	public QuerySet<T> label(String label) {
		return to(state().with(state().options().withLabel(label)));
	}

	/**
	 * Keep the rows that are read for this query and its prefetches in the cache, and
	 * serve kept ones: until somebody writes to one of the tables through this
	 * application, and no longer than a time. What is made of the rows is new for each
	 * subscriber. Without a cache this changes nothing.
	 * <p>
	 * Not kept are rows that are streamed or locked, results with more rows or bytes than
	 * the settings allow, those of an entity that is
	 * {@link dev.covet.mapping.Uncached @Uncached}, and what is read in a transaction,
	 * which is served kept rows only as long as it has not written to the tables itself.
	 * @param ttl the longest time that rows are kept
	 * @return a new query set
	 */
	public QuerySet<T> cached(Duration ttl) {
		return to(state().with(state().options().withCache(CachePolicy.of(ttl))));
	}

	/**
	 * Read from the database in any case, and keep nothing.
	 * @return a new query set
	 */
	public QuerySet<T> uncached() {
		return to(state().with(state().options().withCache(CachePolicy.OFF)));
	}

	/**
	 * Order the rows by Spring Data's {@link Sort}. Replaces an earlier order; unsorted,
	 * there is none. Text is compared in lower case where the sort ignores case, which no
	 * index on the property itself helps with.
	 * @param sort the properties to order by, dotted through to-one relations and
	 * embedded properties
	 * @return a new query set
	 * @throws dev.covet.mapping.UnknownPropertyException when one is no property
	 */
	public QuerySet<T> orderBy(Sort sort) {
		return to(state().orderedBy(Sorts.orderings(state().model(), sort)));
	}

	/**
	 * Only rows that meet Spring Data's {@link CriteriaDefinition criteria}. They bind as
	 * their SQL would, AND before OR. Unlike with a template, names are properties,
	 * resolved against the mapping, and may be dotted through relations.
	 * @param criteria the criteria; empty ones restrict nothing
	 * @return a new query set
	 * @throws dev.covet.mapping.UnknownPropertyException when one is of no property
	 * @throws IllegalArgumentException when a comparison can't ignore case, or a value
	 * has the wrong type
	 */
	public QuerySet<T> filter(CriteriaDefinition criteria) {
		Condition<Object> condition = CriteriaConditions.of(criteria);
		return (condition != null) ? filter(condition) : this;
	}

	/**
	 * Lock the rows until the transaction ends; rows that another transaction has locked
	 * are waited for. Outside a transaction the query is an
	 * {@link org.springframework.transaction.IllegalTransactionStateException}. On
	 * PostgreSQL only the entity's rows are locked, elsewhere those of joined relations
	 * too. Not with {@code distinct}, aggregates, {@code count} or {@code exists}.
	 * @return a new query set
	 */
	public QuerySet<T> forUpdate() {
		return to(state().locked(RowLock.WAIT));
	}

	/**
	 * Leave out rows that another transaction has locked. For {@link #forUpdate()}.
	 * @return a new query set
	 */
	public QuerySet<T> skipLocked() {
		return to(state().locked(requireLocked("skipLocked()", RowLock.SKIP_LOCKED)));
	}

	/**
	 * Fail at once at a row that another transaction has locked. For
	 * {@link #forUpdate()}.
	 * @return a new query set
	 */
	public QuerySet<T> noWait() {
		return to(state().locked(requireLocked("noWait()", RowLock.NO_WAIT)));
	}

	private RowLock requireLocked(String step, RowLock lock) {
		if (state().lock() == null) {
			throw new IllegalStateException(step + " says how rows are locked: use forUpdate()." + step);
		}
		return lock;
	}

}
