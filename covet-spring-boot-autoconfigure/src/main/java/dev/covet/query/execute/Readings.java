package dev.covet.query.execute;

import java.util.List;

import dev.covet.query.plan.Prefetch;
import dev.covet.query.plan.Select;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.plan.ViewNode;
import dev.covet.query.sql.CompiledSelect;
import dev.covet.query.sql.Layout;
import dev.covet.query.sql.ListSizes;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ConcurrentLruCache;

/**
 * The readers of each shape that is in use. Bounded like the statements.
 */
final class Readings {

	private static final int CAPACITY = 2000;

	private final ConcurrentLruCache<Key, Reading> cache;

	Readings(CompiledStatements<SelectShape, CompiledSelect> compiled, ReaderSettings settings) {
		this.cache = new ConcurrentLruCache<>(CAPACITY, (key) -> {
			CompiledSelect statement = compiled.get(key.shape(), key.sizes().sizes());
			Layout layout = statement.layout();
			if (layout == null) {
				throw new IllegalStateException("Not a query for objects: " + statement.sql());
			}
			return ReaderBuilder.build(settings, layout, key.slots(), key.view(), key.shared());
		});
	}

	Reading get(Select select, List<Prefetch> prefetches, @Nullable ViewNode view, boolean shared) {
		return this.cache.get(new Key(select.shape(), PrefetchSlot.of(prefetches), view, shared,
				new Carried(ListSizes.of(select.values()))));
	}

	private record Key(SelectShape shape, List<PrefetchSlot> slots, @Nullable ViewNode view, boolean shared,
			Carried sizes) {
	}

	/**
	 * Taken along for the compiler: the shape alone makes the difference.
	 */
	private record Carried(ListSizes sizes) {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Carried;
		}

		@Override
		public int hashCode() {
			return 0;
		}

	}

}
