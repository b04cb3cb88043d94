package dev.covet.query;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.mapping.Handle;
import dev.covet.query.plan.Ordering;
import dev.covet.query.plan.Term;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.PropertyReference;

/**
 * A property that the rows of a query are ordered by. Where nulls go is the database's
 * choice unless it is said. Immutable.
 *
 * <pre class="code">
 * posts.orderBy(desc(Post::views), asc(Post::author, User::name).nullsLast())
 * </pre>
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
public final class Order<T> {

	private final Recipe recipe;

	private final boolean descending;

	private final @Nullable Boolean nullsFirst;

	private Order(Recipe recipe, boolean descending, @Nullable Boolean nullsFirst) {
		this.recipe = recipe;
		this.descending = descending;
		this.nullsFirst = nullsFirst;
	}

	/**
	 * Small values first.
	 * @param property the property
	 * @param <T> the entity
	 * @return the order
	 */
	public static <T> Order<T> asc(PropertyReference<T, ?> property) {
		return asc(Expressions.property(property));
	}

	/**
	 * Small values of a related entity's property first.
	 * @param relation a to-one relation
	 * @param property the property
	 * @param <T> the entity
	 * @param <R> the related entity
	 * @return the order
	 */
	public static <T, R> Order<T> asc(PropertyReference<T, ? extends Handle<R>> relation,
			PropertyReference<R, ?> property) {
		return asc(Path.path(relation), property);
	}

	/**
	 * Small values of the property at the end of a path first.
	 * @param path the way, through to-one relations
	 * @param property the property
	 * @param <T> the entity
	 * @param <R> the entity at the end
	 * @return the order
	 */
	public static <T, R> Order<T> asc(Path<T, R> path, PropertyReference<R, ?> property) {
		return asc(Expressions.property(path, property));
	}

	/**
	 * Small values of an expression first.
	 * @param expression the expression, or an aggregate that the query computes
	 * @param <T> the entity
	 * @return the order
	 */
	public static <T> Order<T> asc(Expression<T, ?> expression) {
		return new Order<>(expression.recipe(), false, null);
	}

	/**
	 * Large values of an expression first.
	 * @param expression the expression, or an aggregate that the query computes
	 * @param <T> the entity
	 * @return the order
	 */
	public static <T> Order<T> desc(Expression<T, ?> expression) {
		return asc(expression).reversed();
	}

	/**
	 * Large values first.
	 * @param property the property
	 * @param <T> the entity
	 * @return the order
	 */
	public static <T> Order<T> desc(PropertyReference<T, ?> property) {
		return asc(property).reversed();
	}

	/**
	 * Large values of a related entity's property first.
	 * @param relation a to-one relation
	 * @param property the property
	 * @param <T> the entity
	 * @param <R> the related entity
	 * @return the order
	 */
	public static <T, R> Order<T> desc(PropertyReference<T, ? extends Handle<R>> relation,
			PropertyReference<R, ?> property) {
		return asc(relation, property).reversed();
	}

	/**
	 * Large values of the property at the end of a path first.
	 * @param path the way, through to-one relations
	 * @param property the property
	 * @param <T> the entity
	 * @param <R> the entity at the end
	 * @return the order
	 */
	public static <T, R> Order<T> desc(Path<T, R> path, PropertyReference<R, ?> property) {
		return asc(path, property).reversed();
	}

	/**
	 * An order known only at run time.
	 * @param property the property's dotted name, a {@code -} before it for large values
	 * first
	 * @return the order
	 */
	public static Order<Object> by(String property) {
		boolean descending = property.startsWith("-");
		return new Order<>(new PropertyRecipe(Names.split(descending ? property.substring(1) : property)), descending,
				null);
	}

	/**
	 * The other way round.
	 * @return the order
	 */
	public Order<T> reversed() {
		return new Order<>(this.recipe, !this.descending, this.nullsFirst);
	}

	/**
	 * Nulls before everything else.
	 * @return the order
	 */
	public Order<T> nullsFirst() {
		return new Order<>(this.recipe, this.descending, true);
	}

	/**
	 * Nulls after everything else.
	 * @return the order
	 */
	public Order<T> nullsLast() {
		return new Order<>(this.recipe, this.descending, false);
	}

	// Values are appended: an expression may hold some.
	Ordering resolve(Resolution resolution) {
		Term term = (this.recipe instanceof PropertyRecipe property)
				? Paths.column(resolution.model(), property.names(), "ordered by") : resolution.term(this.recipe, null);
		return new Ordering(term, this.descending, this.nullsFirst);
	}

}
