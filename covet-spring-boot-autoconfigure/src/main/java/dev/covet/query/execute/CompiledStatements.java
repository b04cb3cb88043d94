package dev.covet.query.execute;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import dev.covet.query.sql.ListSizes;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ConcurrentLruCache;

/**
 * The compiled statement of each shape that is in use. Bounded: shapes made of input of
 * all kinds can't fill the memory. No value of a query is kept, only how long its lists
 * are where the text depends on that. Thread-safe.
 *
 * @param <S> the shape
 * @param <C> its compiled statement
 * @since 0.1.0
 */
public final class CompiledStatements<S, C> {

	private final ConcurrentLruCache<Key<S>, C> cache;

	private final Predicate<C> dependsOnSizes;

	/**
	 * Create an empty cache.
	 * @param capacity the largest number of statements
	 * @param compiler compiles a shape for lists of some sizes
	 * @param dependsOnSizes whether a statement is only right for those
	 */
	public CompiledStatements(int capacity, BiFunction<S, ListSizes, C> compiler, Predicate<C> dependsOnSizes) {
		this.cache = new ConcurrentLruCache<>(capacity, (key) -> compiler.apply(key.shape, key.sizes));
		this.dependsOnSizes = dependsOnSizes;
	}

	/**
	 * Return the statement of a shape.
	 * @param shape the shape
	 * @param values the values of this run
	 * @return the statement, compiled now if it is not known
	 */
	public C get(S shape, List<Object> values) {
		return get(shape, ListSizes.of(values));
	}

	C get(S shape, ListSizes sizes) {
		C compiled = this.cache.get(new Key<>(shape, sizes, false));
		return this.dependsOnSizes.test(compiled) ? this.cache.get(new Key<>(shape, sizes, true)) : compiled;
	}

	/**
	 * A shape, and the sizes where they make a difference; else they are only carried to
	 * the compiler.
	 */
	private static final class Key<S> {

		private final S shape;

		private final ListSizes sizes;

		private final boolean sized;

		private final int hash;

		Key(S shape, ListSizes sizes, boolean sized) {
			this.shape = shape;
			this.sizes = sizes;
			this.sized = sized;
			this.hash = 31 * shape.hashCode() + (sized ? sizes.hashCode() : 0);
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Key<?> that && this.hash == that.hash && this.sized == that.sized
					&& this.shape.equals(that.shape) && (!this.sized || this.sizes.equals(that.sizes));
		}

		@Override
		public int hashCode() {
			return this.hash;
		}

	}

}
