package dev.covet.query;

import java.util.ArrayList;
import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.mapping.Handle;

import org.springframework.data.core.PropertyReference;

/**
 * A way through relations, checked by the compiler:
 * {@code path(Post::author).then(User::company)}. Immutable.
 *
 * @param <T> where it begins
 * @param <R> the entity at its end
 * @since 0.1.0
 */
@CheckReturnValue
public final class Path<T, R> {

	private final List<String> names;

	private Path(List<String> names) {
		this.names = List.copyOf(names);
	}

	/**
	 * Begin a path.
	 * @param relation the first relation
	 * @param <T> where it begins
	 * @param <R> the entity at its end
	 * @return the path
	 */
	public static <T, R> Path<T, R> path(PropertyReference<T, ? extends Handle<R>> relation) {
		return new Path<>(List.of(Names.of(relation)));
	}

	/**
	 * Go on.
	 * @param relation the next relation
	 * @param <N> the entity at its end
	 * @return a longer path
	 */
	public <N> Path<T, N> then(PropertyReference<R, ? extends Handle<N>> relation) {
		List<String> longer = new ArrayList<>(this.names);
		longer.add(Names.of(relation));
		return new Path<>(longer);
	}

	List<String> names() {
		return this.names;
	}

	@Override
	public String toString() {
		return String.join(".", this.names);
	}

}
