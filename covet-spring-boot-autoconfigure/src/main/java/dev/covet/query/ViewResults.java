package dev.covet.query;

import java.util.List;

import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.QueryEngine;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Results that are view models.
 */
final class ViewResults<V> extends Results<V> {

	private final ViewPlan view;

	ViewResults(QueryState state, QueryEngine engine, ViewPlan view) {
		super(state, engine);
		this.view = view;
	}

	@Override
	@SuppressWarnings("unchecked")
	Mono<List<V>> list(QueryEngine engine, QueryState query) {
		return engine.list(plan(query)).map((views) -> (List<V>) views);
	}

	@Override
	@SuppressWarnings("unchecked")
	Flux<V> stream(QueryEngine engine, QueryState query, int chunk) {
		return engine.stream(plan(query), chunk).map((view) -> (V) view);
	}

	@Override
	Plan plan(QueryState query) {
		Plan plan = query.plan(counted(), this.view.joins(), this.view.prefetches());
		return new Plan(plan.select(), plan.prefetches(), this.view.node(), plan.options());
	}

	@Override
	Projection counted() {
		return new Projection.Columns(this.view.columns());
	}

}
