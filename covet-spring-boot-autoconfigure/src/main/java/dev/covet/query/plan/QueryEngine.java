package dev.covet.query.plan;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs whole queries: rows, the objects they become, and the relations planned for them.
 *
 * @since 0.1.0
 */
public interface QueryEngine {

	/**
	 * Read a result whole, of {@link AnnotatedRow}s for {@link Projection.Annotated}. Its
	 * connection is given back before the list is emitted.
	 * @param plan the query
	 * @return its objects in order, an empty list when nothing matches
	 */
	Mono<List<Object>> list(Plan plan);

	/**
	 * Read a result chunk by chunk, through a cursor.
	 * @param plan the query
	 * @param chunk the number of rows that are read, and prefetched for, at once
	 * @return its objects in order, as they are asked for
	 */
	Flux<Object> stream(Plan plan, int chunk);

	/**
	 * Read columns and terms as they come, for {@link Projection.Values} and
	 * {@link Projection.Grouped}.
	 * @param plan the query
	 * @return a list of values for each row, as the rows are read
	 */
	Flux<List<Object>> values(Plan plan);

	/**
	 * Read a number, for {@link Projection.Count} and {@link Projection.Exists}.
	 * @param plan the query
	 * @return the number, {@code 0} when there is no row
	 */
	Mono<Long> number(Plan plan);

	/**
	 * Return what writes.
	 * @return the engine for writes
	 * @throws UnsupportedOperationException when there is none
	 */
	default WriteEngine writes() {
		throw new UnsupportedOperationException("This engine only reads: " + getClass().getName());
	}

	/**
	 * Ask the database how it runs the statements of a query.
	 * @param plan the query
	 * @param analyze whether the statement for the rows is run as well, and measured;
	 * what it changes is taken back
	 * @return the plan, with those of the prefetches
	 */
	Mono<QueryPlan> explain(Plan plan, boolean analyze);

}
