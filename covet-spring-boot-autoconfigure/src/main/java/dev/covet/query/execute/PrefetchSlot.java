package dev.covet.query.execute;

import java.util.List;

import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.Prefetch;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a statement wait for a prefetch.
 *
 * @param path the joined relations that lead to the owners
 * @param relation the relation of the owners
 * @param name the name beside the relation, or {@code null}
 * @param narrowed whether it is not the whole relation
 * @param deeper whether more waits for what it loads
 */
record PrefetchSlot(List<RelationModel> path, RelationModel relation, @Nullable String name, boolean narrowed,
		boolean deeper) {

	static List<PrefetchSlot> of(List<Prefetch> prefetches) {
		return prefetches.isEmpty() ? List.of() : prefetches.stream().map(PrefetchSlot::of).toList();
	}

	private static PrefetchSlot of(Prefetch prefetch) {
		boolean narrowed = prefetch.select().shape().where() != null || prefetch.limitPerParent() != null;
		return new PrefetchSlot(prefetch.path(), prefetch.relation(), prefetch.name(), narrowed,
				!prefetch.nested().isEmpty() || !prefetch.select().shape().joins().isEmpty());
	}

}
