package dev.covet.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.BulkUpdate;
import dev.covet.query.plan.TimeLimit;
import dev.covet.query.plan.WriteEngine;
import reactor.core.publisher.Mono;

import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Updates and saves many entities.
 */
final class BulkUpdates {

	private BulkUpdates() {
	}

	static Mono<WriteEngine.Updated> run(QueryState query, Collection<?> entities, List<List<String>> properties,
			WriteEngine writes) {
		BulkUpdate plan = BulkPlans.update(query.model(), properties);
		return Mono.defer(() -> {
			List<Object> all = BulkPlans.saved(query.model(), entities);
			return all.isEmpty() ? Mono.just(new WriteEngine.Updated(List.of(), 0))
					: writes.updateAll(plan, all, query.options());
		});
	}

	static Mono<List<Object>> save(QueryState query, Iterable<?> entities, WriteEngine writes) {
		EntityModel model = query.model();
		return Mono.defer(() -> {
			List<Object> all = BulkPlans.entities(model, entities);
			// Now: an insert gives them their ids.
			List<Boolean> isNew = all.stream().map(model::isNew).toList();
			List<Object> created = select(all, isNew, true);
			List<Object> changed = select(all, isNew, false);
			Mono<List<Object>> inserted = created.isEmpty() ? Mono.just(List.of())
					: writes.insertAll(BulkPlans.insert(model, BulkOptions.defaults()), created, query.options());
			Mono<List<Object>> updated = run(query, changed, List.of(), writes)
				.flatMap((result) -> (result.rows() == changed.size()) ? Mono.just(result.entities())
						: Mono.error(() -> new TransientDataAccessResourceException("%d of %d %s to update are gone"
							.formatted(changed.size() - result.rows(), changed.size(), model))));
			Mono<List<Object>> both = inserted
				.flatMap((first) -> updated.map((second) -> inOrder(isNew, first, second)));
			Mono<List<Object>> saved = (created.isEmpty() && changed.isEmpty()) ? Mono.just(List.of())
					: (changed.isEmpty() ? inserted : writes.inTransaction(both));
			return TimeLimit.on(saved, query.options().timeout(), () -> "The write");
		});
	}

	private static List<Object> select(List<Object> all, List<Boolean> isNew, boolean wanted) {
		return IntStream.range(0, all.size()).filter((i) -> isNew.get(i) == wanted).mapToObj(all::get).toList();
	}

	private static List<Object> inOrder(List<Boolean> isNew, List<Object> created, List<Object> changed) {
		List<Object> ordered = new ArrayList<>(isNew.size());
		int next = 0;
		for (boolean inserted : isNew) {
			ordered.add(inserted ? created.get(next++) : changed.get(ordered.size() - next));
		}
		return ordered;
	}

}
