package dev.covet;

import dev.covet.query.QuerySet;
import dev.covet.query.QuerySets;
import dev.covet.query.RawSql;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The front door.
 *
 * @param querySets where query sets begin
 */
record DefaultCovet(QuerySets querySets) implements Covet {

	@Override
	public <T> QuerySet<T> objects(Class<T> type) {
		return this.querySets.of(type);
	}

	@Override
	public RawSql rawSql(String sql) {
		return this.querySets.rawSql(sql);
	}

	@Override
	public <R> Mono<R> inTransaction(Mono<R> work) {
		return this.querySets.inTransaction(work);
	}

	@Override
	public <R> Flux<R> inTransaction(Flux<R> work) {
		return this.querySets.inTransaction(work);
	}

}
