package dev.covet.query.execute;

import java.util.ArrayList;
import java.util.List;

import dev.covet.query.plan.Parents;
import dev.covet.query.plan.Prefetch;
import dev.covet.query.plan.Select;
import dev.covet.query.plan.SelectShape;

/**
 * The query of a prefetch for the parents that are known when it is run.
 */
final class ParentKeys {

	private ParentKeys() {
	}

	// Keys and limit behind the prefetch's own values.
	static Select select(Prefetch prefetch, List<Object> keys) {
		List<Object> values = new ArrayList<>(prefetch.select().values());
		values.add(keys);
		int limit = -1;
		if (prefetch.limitPerParent() != null) {
			limit = values.size();
			values.add(prefetch.limitPerParent());
		}
		SelectShape shape = prefetch.select().shape();
		Parents parents = new Parents(prefetch.relation(), prefetch.select().values().size(), limit);
		return new Select(new SelectShape(shape.root(), shape.projection(), shape.joins(), shape.where(),
				shape.orderings(), -1, -1, shape.distinct(), parents), values);
	}

}
