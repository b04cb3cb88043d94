package dev.covet.query;

import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.mapping.Handle;

import org.springframework.data.core.PropertyReference;

/**
 * One value of the rows of a query or of a group. Immutable.
 *
 * @param <T> the entity
 * @param <V> the type of its value
 * @since 0.1.0
 */
@CheckReturnValue
public final class RowAggregate<T, V> extends Aggregate<T, V> {

	private final AggregateRecipe aggregate;

	RowAggregate(AggregateRecipe aggregate) {
		super(aggregate);
		this.aggregate = aggregate;
	}

	/**
	 * Only of rows that meet a condition, those of earlier calls included.
	 * @param condition the condition
	 * @return a new aggregate
	 */
	public RowAggregate<T, V> filter(Condition<? super T> condition) {
		return new RowAggregate<>(this.aggregate.filtered(condition));
	}

	/**
	 * The same of the rows that are related to each row of another entity.
	 * @param relation the relation that leads here
	 * @param <O> the other entity
	 * @return an aggregate for the other entity
	 */
	public <O> RelatedAggregate<O, T, V> through(PropertyReference<O, ? extends Handle<T>> relation) {
		return new RelatedAggregate<>(List.of(Names.of(relation)), this.aggregate);
	}

	/**
	 * The same of the rows that are related to each row of another entity.
	 * @param path the path that leads here
	 * @param <O> the other entity
	 * @return an aggregate for the other entity
	 */
	public <O> RelatedAggregate<O, T, V> through(Path<O, T> path) {
		return new RelatedAggregate<>(path.names(), this.aggregate);
	}

}
