package dev.covet.query;

import java.util.List;
import java.util.function.Function;

import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.QueryEngine;
import dev.covet.query.plan.Term;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Results that are columns, not objects.
 */
final class ValueResults<R> extends Results<R> {

	private final List<? extends Term> terms;

	private final Function<List<@Nullable Object>, R> mapping;

	ValueResults(QueryState state, QueryEngine engine, List<? extends Term> terms,
			Function<List<@Nullable Object>, R> mapping) {
		super(state, engine);
		this.terms = terms;
		this.mapping = mapping;
	}

	// The one value of a row, which is called this where it is null.
	@SuppressWarnings("unchecked")
	static <R> Function<List<@Nullable Object>, R> single(Object name) {
		return (row) -> {
			Object value = row.get(0);
			if (value == null) {
				throw new IllegalStateException(
						name + " is null in a row, and no result can be: filter by isNotNull(), or coalesce it");
			}
			return (R) value;
		};
	}

	@Override
	Mono<List<R>> list(QueryEngine engine, QueryState query) {
		return engine.values(plan(query)).map(this::mapped).collectList();
	}

	@Override
	Flux<R> stream(QueryEngine engine, QueryState query, int chunk) {
		return engine.values(plan(query.with(query.options().withFetchSize(chunk)))).map(this::mapped);
	}

	@SuppressWarnings("NullAway")
	private R mapped(List<Object> row) {
		return this.mapping.apply(row);
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
