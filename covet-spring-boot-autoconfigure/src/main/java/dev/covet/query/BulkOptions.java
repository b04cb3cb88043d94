package dev.covet.query;

import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.Conflict;

import org.springframework.data.core.PropertyReference;

/**
 * How many entities are written at once. Immutable; each step returns new options.
 *
 * <pre class="code">
 * BulkOptions.defaults().batchSize(500).updateConflicts(List.of(User::email), List.of(User::name))
 * </pre>
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
public final class BulkOptions<T> {

	private static final int BATCH_SIZE = 10_000;

	private static final BulkOptions<Object> DEFAULTS = new BulkOptions<>(BATCH_SIZE, false, Conflict.Kind.RAISE,
			List.of(), List.of());

	private final int batchSize;

	private final boolean chunked;

	private final Conflict.Kind conflict;

	private final List<List<String>> target;

	private final List<List<String>> updates;

	private BulkOptions(int batchSize, boolean chunked, Conflict.Kind conflict, List<List<String>> target,
			List<List<String>> updates) {
		this.batchSize = batchSize;
		this.chunked = chunked;
		this.conflict = conflict;
		this.target = target;
		this.updates = updates;
	}

	/**
	 * The defaults: 10,000 rows in a statement, fewer where the database can't bind their
	 * values; one transaction; a unique key that is taken is an error.
	 * @return the options
	 */
	public static BulkOptions<Object> defaults() {
		return DEFAULTS;
	}

	/**
	 * At most this many rows in one statement.
	 * @param rows the number, at least 1
	 * @return new options
	 */
	public BulkOptions<T> batchSize(int rows) {
		if (rows < 1) {
			throw new IllegalArgumentException("A batch must have 1 row at least, not " + rows);
		}
		return new BulkOptions<>(rows, this.chunked, this.conflict, this.target, this.updates);
	}

	/**
	 * Make each batch a transaction of its own: what is stored before an error stays.
	 * Inside a transaction it makes no difference.
	 * @return new options
	 */
	public BulkOptions<T> chunked() {
		return new BulkOptions<>(this.batchSize, true, this.conflict, this.target, this.updates);
	}

	/**
	 * Leave out rows of which a unique key is taken, whichever it is.
	 * @return new options
	 */
	public BulkOptions<T> ignoreConflicts() {
		return new BulkOptions<>(this.batchSize, this.chunked, Conflict.Kind.IGNORE, List.of(), List.of());
	}

	/**
	 * Leave out rows of which one unique key is taken; another key that is taken is an
	 * error.
	 * @param target the properties of the key
	 * @param <S> the entity
	 * @return new options
	 */
	public <S extends T> BulkOptions<S> ignoreConflicts(List<? extends PropertyReference<S, ?>> target) {
		return new BulkOptions<>(this.batchSize, this.chunked, Conflict.Kind.IGNORE, names("key", target), List.of());
	}

	/**
	 * Change the row that is there where a unique key is taken.
	 * @param target the properties of the key, of any unique index; one that is unique
	 * among some rows only has to be declared with its {@link dev.covet.mapping.Index}
	 * @param updates the properties that the row takes over from the new entity
	 * @param <S> the entity
	 * @return new options
	 */
	public <S extends T> BulkOptions<S> updateConflicts(List<? extends PropertyReference<S, ?>> target,
			List<? extends PropertyReference<S, ?>> updates) {
		return new BulkOptions<>(this.batchSize, this.chunked, Conflict.Kind.UPDATE, names("key", target),
				names("update", updates));
	}

	private static List<List<String>> names(String what, List<? extends PropertyReference<?, ?>> properties) {
		if (properties.isEmpty()) {
			throw new IllegalArgumentException("No properties given to " + what);
		}
		return properties.stream().map((property) -> List.of(Names.of(property))).toList();
	}

	int batchSize() {
		return this.batchSize;
	}

	boolean isChunked() {
		return this.chunked;
	}

	Conflict.Kind conflict() {
		return this.conflict;
	}

	List<List<String>> target() {
		return this.target;
	}

	List<List<String>> updates() {
		return this.updates;
	}

}
