package dev.covet.query.execute;

import java.util.List;

import dev.covet.query.plan.Select;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.sql.CompiledSelect;
import dev.covet.query.sql.SelectCompiler;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ConcurrentLruCache;

/**
 * The compiled statement of each shape that is in use. Bounded: shapes made of input of
 * all kinds can't fill the memory.
 */
final class CompiledSelects {

	private static final int CAPACITY = 2000;

	private final ConcurrentLruCache<Key, CompiledSelect> cache;

	CompiledSelects(SelectCompiler compiler) {
		this.cache = new ConcurrentLruCache<>(CAPACITY, (key) -> compiler.compile(key.select()));
	}

	CompiledSelect get(Select select) {
		CompiledSelect compiled = this.cache.get(new Key(select.shape(), null, select));
		if (compiled.dependsOnSizes()) {
			return this.cache.get(new Key(select.shape(), sizes(select), select));
		}
		return compiled;
	}

	private static List<Integer> sizes(Select select) {
		return select.values().stream().map((value) -> (value instanceof List<?> list) ? list.size() : -1).toList();
	}

	/**
	 * A shape, and the lengths of its lists where the text depends on them. The plan is
	 * only carried to the compiler.
	 */
	private static final class Key {

		private final SelectShape shape;

		private final @Nullable List<Integer> sizes;

		private final Select select;

		private final int hash;

		Key(SelectShape shape, @Nullable List<Integer> sizes, Select select) {
			this.shape = shape;
			this.sizes = sizes;
			this.select = new Select(shape, select.values());
			this.hash = 31 * shape.hashCode() + ((sizes != null) ? sizes.hashCode() : 0);
		}

		Select select() {
			return this.select;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Key that && this.hash == that.hash && this.shape.equals(that.shape)
					&& java.util.Objects.equals(this.sizes, that.sizes);
		}

		@Override
		public int hashCode() {
			return this.hash;
		}

	}

}
