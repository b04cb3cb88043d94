package dev.covet.statement;

import java.util.Collection;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The rows that a statement writes to, told by whoever sends it in the Reactor context of
 * its subscription. Nothing else of the table may change by it: triggers and foreign keys
 * that cascade are found by other means.
 *
 * @param table the table as the database knows it, without schema and quotes
 * @param ids the keys of the rows
 * @since 0.1.0
 */
public record WrittenRows(String table, Set<Object> ids) {

	private static final Object KEY = WrittenRows.class.getName();

	/**
	 * Return what is told of a write.
	 * @param table the table
	 * @param ids the keys of the rows
	 * @return the rows
	 */
	public static WrittenRows of(String table, Collection<?> ids) {
		return new WrittenRows(table, Set.copyOf(ids));
	}

	/**
	 * Add it to a context.
	 * @param context the context to add to
	 * @return a new context
	 */
	public Context into(Context context) {
		return context.put(KEY, this);
	}

	/**
	 * Return what is told in a context.
	 * @param context the context to look into
	 * @return the rows, or {@code null} if nobody told
	 */
	public static @Nullable WrittenRows from(ContextView context) {
		return context.getOrDefault(KEY, null);
	}

}
