package dev.covet.statement;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Which relations the queries of one request loaded as they were told to, by a join or a
 * prefetch, and which of those its code has read. It travels in the Reactor context;
 * where there is none, nothing is kept. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class RelationUses {

	private static final Object KEY = RelationUses.class.getName();

	private final Map<Object, Use> uses = new ConcurrentHashMap<>();

	/**
	 * Return the uses in a context.
	 * @param context the context to look into
	 * @return the uses, or {@code null} if none are kept
	 */
	public static @Nullable RelationUses from(ContextView context) {
		return context.getOrDefault(KEY, null);
	}

	/**
	 * Add this to a context, for every query that is subscribed to with it.
	 * @param context the context to add to
	 * @return a new context with this
	 */
	public Context putInto(Context context) {
		return context.put(KEY, this);
	}

	/**
	 * Say that a relation was loaded.
	 * @param relation the relation, whose text names it
	 */
	public void loaded(Object relation) {
		this.uses.computeIfAbsent(relation, (key) -> new Use());
	}

	/**
	 * Say that a relation was read, of any of its owners.
	 * @param relation the relation
	 */
	public void read(Object relation) {
		Use use = this.uses.get(relation);
		if (use != null && !use.read) {
			use.read = true;
		}
	}

	/**
	 * Return the relations that were loaded and of which this much is known.
	 * @param read whether those that were read are asked for, or those that weren't
	 * @return their names, as {@code Post.comments}
	 */
	public List<String> relations(boolean read) {
		return this.uses.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().read == read)
			.map((entry) -> entry.getKey().toString())
			.toList();
	}

	private static final class Use {

		private volatile boolean read;

	}

}
