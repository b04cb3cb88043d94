package dev.covet.query.execute;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.covet.query.plan.JoinNode;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.QueryEngine;
import dev.covet.query.plan.QueryExecutor;
import dev.covet.query.plan.QueryPlan;
import dev.covet.query.plan.Term;
import dev.covet.query.plan.TimeLimit;
import dev.covet.query.plan.WriteEngine;
import dev.covet.statement.RelationUses;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.r2dbc.convert.R2dbcConverter;

/**
 * The engine on R2DBC.
 */
final class R2dbcQueryEngine implements QueryEngine {

	private final QueryExecutor executor;

	private final Readings readings;

	private final PrefetchLoader prefetches;

	private final Streaming streaming;

	private final Explaining explaining;

	private final R2dbcConverter converter;

	private final WriteEngine writes;

	private final Origins origins;

	R2dbcQueryEngine(QueryExecutor executor, Readings readings, PrefetchLoader prefetches, Streaming streaming,
			Explaining explaining, R2dbcConverter converter, WriteEngine writes, Origins origins) {
		this.executor = executor;
		this.readings = readings;
		this.prefetches = prefetches;
		this.streaming = streaming;
		this.explaining = explaining;
		this.converter = converter;
		this.writes = writes;
		this.origins = origins;
	}

	RelationLoading loading() {
		return this.prefetches;
	}

	@Override
	public WriteEngine writes() {
		return this.writes;
	}

	@Override
	public Mono<List<Object>> list(Plan plan) {
		Reading reading = this.readings.get(plan.select(), plan.prefetches(), plan.view(), false);
		return bounded(KeptRows.orRead(plan.options(), (options) -> list(plan.with(options), reading)), plan);
	}

	private Mono<List<Object>> list(Plan plan, Reading reading) {
		return Mono.deferContextual((context) -> {
			// A view model has what it shows
			RelationUses uses = (plan.view() != null) ? null : RelationUses.from(context);
			Session session = new Session(this.prefetches, plan.options(), uses);
			Result result = reading.newResult(session);
			Mono<List<Object>> rows = this.executor
				.execute(plan.select(), (row) -> reading.read(row, result), plan.options())
				.collectList();
			if (reading.drafted()) {
				rows = rows.flatMap((objects) -> reading.finish(objects, result));
			}
			if (uses != null && !plan.select().shape().joins().isEmpty()) {
				rows = rows.doOnNext((objects) -> loaded(objects, plan.select().shape().joins(), uses));
			}
			return plan.prefetches().isEmpty() ? rows
					: rows.delayUntil((objects) -> this.prefetches.load(plan.prefetches(), result));
		});
	}

	private static void loaded(List<Object> objects, List<JoinNode> joins, RelationUses uses) {
		if (!objects.isEmpty()) {
			for (JoinNode join : joins) {
				uses.loaded(join.relation());
				loaded(objects, join.joins(), uses);
			}
		}
	}

	@Override
	public Flux<Object> stream(Plan plan, int chunk) {
		Reading reading = this.readings.get(plan.select(), plan.prefetches(), plan.view(), false);
		return bounded(this.streaming.stream(plan, reading, chunk), plan);
	}

	@Override
	public Flux<List<Object>> values(Plan plan) {
		TermSlots slots = TermSlots.of(terms(plan.select().shape().projection()), this.converter);
		return bounded(KeptRows.orReadAll(plan.options(),
				(options) -> this.executor.execute(plan.select(), slots::read, options)), plan);
	}

	private static List<? extends Term> terms(Projection projection) {
		if (projection instanceof Projection.Grouped grouped) {
			return Stream.concat(grouped.keys().stream(), grouped.aggregates().stream()).toList();
		}
		return ((Projection.Values) projection).terms();
	}

	@Override
	public Mono<Long> number(Plan plan) {
		return bounded(KeptRows.orRead(plan.options(),
				(options) -> this.executor
					.execute(plan.select(), (row) -> ((Number) Objects.requireNonNull(row.get(0))).longValue(), options)
					.collectList()
					.map((numbers) -> numbers.isEmpty() ? 0L : numbers.get(0))),
				plan);
	}

	@Override
	public Mono<QueryPlan> explain(Plan plan, boolean analyze) {
		return bounded(this.explaining.explain(plan, analyze), plan);
	}

	// The calls come from the application's code, before anything is subscribed to.
	private <T> Mono<T> bounded(Mono<T> query, Plan plan) {
		return this.origins.query(plan.select().shape().root())
			.on(TimeLimit.on(query, plan.options().timeout(), () -> "The query on " + plan.select().shape().root()));
	}

	private <T> Flux<T> bounded(Flux<T> query, Plan plan) {
		return this.origins.query(plan.select().shape().root())
			.on(TimeLimit.on(query, plan.options().timeout(), () -> "The query on " + plan.select().shape().root()));
	}

}
