package dev.covet.query.execute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.covet.mapping.Handle;
import dev.covet.mapping.Handles;
import dev.covet.mapping.RelationModel;
import dev.covet.query.execute.Result.Pending;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Prefetch;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.QueryExecutor;
import dev.covet.query.plan.Select;
import dev.covet.query.plan.SelectShape;
import dev.covet.statement.StatementOrigin;
import dev.covet.statement.StatementOrigin.Kind;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Loads the relations that wait after a statement: concurrently on connections of their
 * own, or one after the other where a transaction binds them to one.
 */
final class PrefetchLoader implements RelationLoading {

	private final QueryExecutor executor;

	private final Readings readings;

	private final Connections connections;

	private final KeyBatches batches;

	private final Origins origins;

	PrefetchLoader(QueryExecutor executor, Readings readings, Connections connections, KeyBatches batches,
			Origins origins) {
		this.executor = executor;
		this.readings = readings;
		this.connections = connections;
		this.batches = batches;
		this.origins = origins;
	}

	// Load what waits in a result, and what waits for that in turn.
	Mono<Void> load(List<Prefetch> prefetches, Result result) {
		List<Mono<Void>> loads = new ArrayList<>(prefetches.size());
		for (int i = 0; i < prefetches.size(); i++) {
			List<Pending> pending = result.pending(i);
			if (!pending.isEmpty()) {
				loads.add(load(prefetches.get(i), pending, result.session()));
			}
		}
		if (loads.size() < 2) {
			return loads.isEmpty() ? Mono.empty() : loads.get(0);
		}
		return this.connections.isBound().flatMap((inTurn) -> inTurn ? Flux.concat(loads).then() : Mono.when(loads));
	}

	private Mono<Void> load(Prefetch prefetch, List<Pending> pending, Session session) {
		Set<Object> keys = new LinkedHashSet<>();
		pending.forEach((waiting) -> keys.add(waiting.key()));
		if (session.uses() != null) {
			session.uses().loaded(prefetch.relation());
		}
		Map<Object, List<Object>> groups = new HashMap<>();
		return Flux.fromIterable(this.batches.split(prefetch.relation(), keys))
			.concatMap((batch) -> load(prefetch, batch, groups, session))
			.then(Mono.fromRunnable(() -> fill(prefetch.relation(), pending, groups)));
	}

	private Mono<Void> load(Prefetch prefetch, List<Object> keys, Map<Object, List<Object>> groups, Session session) {
		Select select = ParentKeys.select(prefetch, keys);
		Reading reading = this.readings.get(select, prefetch.nested(), prefetch.view(), true);
		Result result = reading.newResult(session);
		return this.executor.execute(select, (row) -> reading.readChild(row, result, groups), session.options())
			.then(Mono.defer(() -> reading.finish(groups, result)))
			.then(Mono.defer(() -> load(prefetch.nested(), result)));
	}

	private static void fill(RelationModel relation, List<Pending> pending, Map<Object, List<Object>> groups) {
		boolean toMany = relation.kind().isToMany();
		for (Pending waiting : pending) {
			List<Object> found = groups.getOrDefault(waiting.key(), List.of());
			waiting.sink().fill(toMany ? found : (found.isEmpty() ? null : found.get(0)));
		}
	}

	@Override
	public Mono<Void> load(RelationModel relation, List<Handle<?>> handles, Plan.Options options) {
		List<Pending> pending = new ArrayList<>(handles.size());
		for (Handle<?> handle : handles) {
			Object key = Handles.key(handle);
			if (key != null) {
				pending.add(new Pending(key, (content) -> Handles.fill(handle, content)));
			}
		}
		SelectShape shape = new SelectShape(relation.target(), new Projection.Columns(relation.target().readColumns()),
				List.of(), null, List.of(), -1, -1, false, null);
		Prefetch prefetch = new Prefetch(List.of(), relation, null, new Select(shape, List.of()), null, null,
				List.of());
		return KeptRows.orRead(options, (own) -> load(prefetch, pending, new Session(this, own)))
			.contextWrite((context) -> origin(relation, handles.size(), context).putInto(context));
	}

	@Override
	public StatementOrigin origin(RelationModel relation) {
		return this.origins.relation(relation);
	}

	// The one in the context may know where load() was called.
	private StatementOrigin origin(RelationModel relation, int owners, ContextView context) {
		StatementOrigin origin = origin(relation);
		StatementOrigin called = StatementOrigin.from(context);
		StatementOrigin known = (called != null && called.isOf(origin)) ? called : origin;
		return (owners > 1) ? known.as(Kind.QUERY) : known;
	}

}
