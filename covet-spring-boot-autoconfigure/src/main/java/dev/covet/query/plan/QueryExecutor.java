package dev.covet.query.plan;

import reactor.core.publisher.Flux;

/**
 * Runs one plan as one statement: what Covet asks passes through here, prefetches too.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface QueryExecutor {

	/**
	 * Run a statement on the current transaction's connection, or one from the pool.
	 * @param select the plan
	 * @param reader makes something of each row
	 * @param options how it is run
	 * @param <R> what a row becomes
	 * @return the rows as they are read; nothing happens before subscription
	 */
	<R> Flux<R> execute(Select select, RowReader<R> reader, Plan.Options options);

}
