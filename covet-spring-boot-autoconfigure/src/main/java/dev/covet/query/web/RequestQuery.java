package dev.covet.query.web;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.mapping.Handle;
import dev.covet.query.QuerySet;

import org.springframework.data.core.PropertyReference;
import org.springframework.util.MultiValueMap;

/**
 * The filters and orders that a request may ask for, for one entity. What isn't named
 * here can be neither filtered nor sorted by.
 *
 * <pre class="code">
 * RequestQuery.of(Post.class)
 *     .filter(Post::views, Post::publishedAt)
 *     .filter("author.name")
 *     .sort(Post::views)
 *
 * ?filter.views.gt=1000&amp;filter.author.name.startsWith=A&amp;sort=-views
 * </pre>
 *
 * A filter is {@code filter.<name>.<operator>=<value>}, with the verbs of
 * {@link dev.covet.query.Where} as operators, {@code eq} where there is none. {@code in}
 * and {@code between} take their values separated by commas or in a parameter each,
 * {@code isNull} takes {@code true} or {@code false}. All filters hold together. An order
 * is {@code sort=<name>,…}, with a {@code -} before a name for large values first. Other
 * parameters are not looked at. By default there are 20 conditions and names at most, and
 * 100 values in one condition.
 * <p>
 * As a bean, it lets a WebFlux controller take a {@code QuerySet} of the entity as an
 * argument. Immutable and thread-safe.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
public final class RequestQuery<T> {

	private final Class<T> type;

	private final Set<String> filters;

	private final Set<String> sorts;

	private final Limits limits;

	private RequestQuery(Class<T> type, Set<String> filters, Set<String> sorts, Limits limits) {
		this.type = type;
		this.filters = filters;
		this.sorts = sorts;
		this.limits = limits;
	}

	/**
	 * Begin with nothing allowed.
	 * @param type the entity
	 * @param <T> the entity
	 * @return what a request may ask for
	 */
	public static <T> RequestQuery<T> of(Class<T> type) {
		return new RequestQuery<>(type, Set.of(), Set.of(), new Limits(20, 100));
	}

	/**
	 * Allow filters by properties.
	 * @param properties the properties
	 * @return with more allowed
	 */
	@SafeVarargs
	public final RequestQuery<T> filter(PropertyReference<T, ?>... properties) {
		return filter(names(properties));
	}

	/**
	 * Allow filters by a property of a related entity.
	 * @param relation the relation
	 * @param property the property
	 * @param <R> the related entity
	 * @return with more allowed
	 */
	public <R> RequestQuery<T> filter(PropertyReference<T, ? extends Handle<R>> relation,
			PropertyReference<R, ?> property) {
		return filter(name(relation) + "." + name(property));
	}

	/**
	 * Allow filters by properties.
	 * @param properties their names, dotted through relations and embedded properties
	 * @return with more allowed
	 */
	public RequestQuery<T> filter(String... properties) {
		return new RequestQuery<>(this.type, with(this.filters, properties), this.sorts, this.limits);
	}

	/**
	 * Allow to sort by properties.
	 * @param properties the properties
	 * @return with more allowed
	 */
	@SafeVarargs
	public final RequestQuery<T> sort(PropertyReference<T, ?>... properties) {
		return sort(names(properties));
	}

	/**
	 * Allow to sort by a property of a related entity.
	 * @param relation a to-one relation
	 * @param property the property
	 * @param <R> the related entity
	 * @return with more allowed
	 */
	public <R> RequestQuery<T> sort(PropertyReference<T, ? extends Handle<R>> relation,
			PropertyReference<R, ?> property) {
		return sort(name(relation) + "." + name(property));
	}

	/**
	 * Allow to sort by properties.
	 * @param properties their names, dotted through to-one relations and embedded
	 * properties
	 * @return with more allowed
	 */
	public RequestQuery<T> sort(String... properties) {
		return new RequestQuery<>(this.type, this.filters, with(this.sorts, properties), this.limits);
	}

	/**
	 * Bound what one request may ask for.
	 * @param conditions the largest number of conditions, and of names to sort by
	 * @param values the largest number of values in one condition
	 * @return with other bounds
	 */
	public RequestQuery<T> atMost(int conditions, int values) {
		return new RequestQuery<>(this.type, this.filters, this.sorts, new Limits(conditions, values));
	}

	/**
	 * Return the entity.
	 * @return its class
	 */
	public Class<T> type() {
		return this.type;
	}

	/**
	 * Narrow and order a query set as a request asks. Its own conditions stay; its order
	 * stays where the request names none.
	 * @param querySet the query set
	 * @param parameters the request's parameters, decoded
	 * @return a new query set
	 * @throws RequestQueryException when the request asks for what is not allowed, with a
	 * value of the wrong type, or for too much
	 * @throws dev.covet.mapping.UnknownPropertyException when a name that is allowed is
	 * no property
	 */
	public QuerySet<T> apply(QuerySet<T> querySet, MultiValueMap<String, String> parameters) {
		QuerySet<T> filtered = new RequestFilters<T>(this.filters, this.limits).apply(querySet, parameters);
		return new RequestOrder<T>(this.sorts, this.limits).apply(filtered, parameters);
	}

	/**
	 * Check that the names that are allowed are properties.
	 * @param querySet any query set of the entity
	 * @throws IllegalArgumentException when one is not, or can't be sorted by
	 */
	public void validate(QuerySet<T> querySet) {
		new RequestFilters<T>(this.filters, this.limits).validate(querySet);
		new RequestOrder<T>(this.sorts, this.limits).validate(querySet);
	}

	private static Set<String> with(Set<String> names, String... more) {
		return Stream.concat(names.stream(), Arrays.stream(more))
			.collect(Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new),
					Collections::unmodifiableSet));
	}

	private static String[] names(PropertyReference<?, ?>[] properties) {
		return Arrays.stream(properties).map(RequestQuery::name).toArray(String[]::new);
	}

	private static String name(PropertyReference<?, ?> property) {
		return PropertyReference.of(property).getName();
	}

	/**
	 * What one request may ask for at most.
	 */
	record Limits(int conditions, int values) {

		Limits {
			if (conditions < 1 || values < 1) {
				throw new IllegalArgumentException(
						"Bounds must be 1 or more, not %d and %d".formatted(conditions, values));
			}
		}

	}

}
