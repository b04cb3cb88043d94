package dev.covet.query;

import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.RawEngine;
import dev.covet.query.plan.RawStatement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The results of a statement in SQL. They are read and their connection is given back
 * before the first is emitted. A transaction in the Reactor context is joined. Immutable
 * and thread-safe.
 *
 * @param <R> what a row becomes
 * @since 0.1.0
 */
@CheckReturnValue
public final class RawResults<R> {

	private final RawStatement statement;

	private final RawEngine engine;

	private final Class<R> type;

	RawResults(RawStatement statement, RawEngine engine, Class<R> type) {
		this.statement = statement;
		this.engine = engine;
		this.type = type;
	}

	/**
	 * All results in the statement's order.
	 * @return the results, none when there is no row;
	 * {@link org.springframework.dao.InvalidDataAccessApiUsageException} when a column is
	 * missing
	 */
	public Flux<R> all() {
		return list().flatMapIterable((results) -> results);
	}

	/**
	 * All results in the statement's order, as a list.
	 * @return the results, an empty list when there is no row
	 * @see #all()
	 */
	public Mono<List<R>> list() {
		return this.engine.list(this.statement, this.type);
	}

	/**
	 * The only result, if there is one.
	 * @return the result, empty when there is no row; {@link NotUniqueException} when
	 * there is more than one
	 * @see #all()
	 */
	public Mono<R> one() {
		return list().flatMap(
				(results) -> (results.size() > 1) ? Mono.error(() -> new NotUniqueException(this.type.getSimpleName()))
						: Mono.justOrEmpty(results.stream().findFirst()));
	}

	/**
	 * The only result.
	 * @return the result; {@link NotFoundException} when there is no row,
	 * {@link NotUniqueException} when there is more than one
	 * @see #all()
	 */
	public Mono<R> get() {
		return one().switchIfEmpty(Mono.error(() -> new NotFoundException(this.type.getSimpleName())));
	}

}
