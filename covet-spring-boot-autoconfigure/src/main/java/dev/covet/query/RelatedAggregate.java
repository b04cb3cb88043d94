package dev.covet.query;

import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;

/**
 * One value of the rows that are related to a row. Each is a sub-query of its own: two of
 * them in one query never count a row twice. Immutable.
 *
 * @param <T> the entity
 * @param <R> the related entity
 * @param <V> the type of its value
 * @since 0.1.0
 */
@CheckReturnValue
public final class RelatedAggregate<T, R, V> extends Aggregate<T, V> {

	private final List<String> path;

	private final AggregateRecipe aggregate;

	RelatedAggregate(List<String> path, AggregateRecipe aggregate) {
		super(new RelatedRecipe(List.copyOf(path), aggregate));
		this.path = path;
		this.aggregate = aggregate;
	}

	/**
	 * Only of related rows that meet a condition, those of earlier calls included.
	 * @param condition the condition on the related entity
	 * @return a new aggregate
	 */
	public RelatedAggregate<T, R, V> filter(Condition<? super R> condition) {
		return new RelatedAggregate<>(this.path, this.aggregate.filtered(condition));
	}

}
