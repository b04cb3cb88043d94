package dev.covet.query;

import java.util.List;
import java.util.function.Function;

import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.QueryEngine;
import dev.covet.query.plan.Term;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Results that are columns, not objects.
 */
final class ValueResults<R> extends Results<R> {

	private final List<? extends Term> terms;

	private final Function<List<Object>, R> mapping;

	ValueResults(QueryState state, QueryEngine engine, List<? extends Term> terms, Function<List<Object>, R> mapping) {
		super(state, engine);
		this.terms = terms;
		this.mapping = mapping;
	}

	@Override
	Mono<List<R>> list(QueryEngine engine, QueryState query) {
		return engine.values(plan(query)).map(this.mapping).collectList();
	}

	@Override
	Flux<R> stream(QueryEngine engine, QueryState query, int chunk) {
		return engine.values(plan(query.with(query.options().withFetchSize(chunk)))).map(this.mapping);
	}

	@Override
	Plan plan(QueryState query) {
		return query.plan(new Projection.Values(this.terms), List.of(), List.of());
	}

	@Override
	Projection counted() {
		return new Projection.Values(this.terms);
	}

}
