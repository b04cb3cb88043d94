package dev.covet.query.plan;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Runs statements that the application has written itself.
 *
 * @since 0.1.0
 */
public interface RawEngine {

	/**
	 * Read the rows of a statement whole. Its connection is given back before the list is
	 * emitted.
	 * @param statement the statement
	 * @param type what a row becomes
	 * @param <R> what a row becomes
	 * @return the rows in order, an empty list when there is none
	 */
	<R> Mono<List<R>> list(RawStatement statement, Class<R> type);

	/**
	 * Run a statement for its effect.
	 * @param statement the statement
	 * @return the number of rows that it changed
	 */
	Mono<Long> rowsUpdated(RawStatement statement);

}
