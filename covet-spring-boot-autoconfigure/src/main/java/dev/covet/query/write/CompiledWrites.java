package dev.covet.query.write;

import java.util.List;
import java.util.Objects;

import dev.covet.query.plan.Write;
import dev.covet.query.plan.WriteShape;
import dev.covet.query.sql.CompiledWrite;
import dev.covet.query.sql.WriteCompiler;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ConcurrentLruCache;

/**
 * The compiled statement of each shape of write that is in use. Bounded, as that of
 * queries is.
 */
final class CompiledWrites {

	private static final int CAPACITY = 500;

	private final ConcurrentLruCache<Key, CompiledWrite> cache;

	CompiledWrites(WriteCompiler compiler) {
		this.cache = new ConcurrentLruCache<>(CAPACITY, (key) -> compiler.compile(key.write()));
	}

	CompiledWrite get(Write write) {
		CompiledWrite compiled = this.cache.get(new Key(write, null));
		return compiled.dependsOnSizes() ? this.cache.get(new Key(write, sizes(write))) : compiled;
	}

	private static List<Integer> sizes(Write write) {
		return write.values().stream().map((value) -> (value instanceof List<?> list) ? list.size() : -1).toList();
	}

	/**
	 * A shape, and the lengths of its lists where the text depends on them. The values
	 * are only carried to the compiler.
	 */
	private record Key(Write write, @Nullable List<Integer> sizes) {

		private WriteShape shape() {
			return this.write.shape();
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Key that && shape().equals(that.shape()) && Objects.equals(this.sizes, that.sizes);
		}

		@Override
		public int hashCode() {
			return Objects.hash(shape(), this.sizes);
		}

	}

}
