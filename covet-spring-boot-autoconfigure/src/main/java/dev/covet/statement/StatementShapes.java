package dev.covet.statement;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Remembers the shapes of the statements that were seen lately, so that one that runs
 * often is read once. Holds at most a few thousand texts; safe for use by many threads.
 *
 * @since 0.1.0
 */
// Two generations: what is used moves from the old to the young one, and when that is
// full, what was not used since the last change is forgotten. A hit takes no lock and
// allocates nothing.
public final class StatementShapes {

	private static final int CAPACITY = 1000;

	private static final int LONGEST = 4000;

	private final Object lock = new Object();

	private volatile Map<String, StatementShape> young = new ConcurrentHashMap<>();

	private volatile Map<String, StatementShape> old = Map.of();

	/**
	 * Return the shape of a statement.
	 * @param sql the text of the statement
	 * @return its shape
	 */
	public StatementShape of(String sql) {
		StatementShape known = this.young.get(sql);
		return (known != null) ? known : remember(sql, this.old.get(sql));
	}

	private StatementShape remember(String sql, @Nullable StatementShape known) {
		StatementShape shape = (known != null) ? known : read(sql);
		put(sql, shape);
		return shape;
	}

	// Texts that differ in literals are read once
	private StatementShape read(String sql) {
		String masked = MaskedSql.of(sql);
		StatementShape known = this.young.get(masked);
		if (known == null) {
			known = this.old.get(masked);
			known = (known != null) ? known : ShapeReader.read(masked);
			put(masked, known);
		}
		return known;
	}

	private void put(String sql, StatementShape shape) {
		if (sql.length() <= LONGEST) {
			if (this.young.size() >= CAPACITY) {
				turn();
			}
			this.young.put(sql, shape);
		}
	}

	private void turn() {
		synchronized (this.lock) {
			if (this.young.size() >= CAPACITY) {
				this.old = this.young;
				this.young = new ConcurrentHashMap<>();
			}
		}
	}

}
