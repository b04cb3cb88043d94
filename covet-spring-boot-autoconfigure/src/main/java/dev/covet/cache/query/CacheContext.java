package dev.covet.cache.query;

import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Says what the results of a caller's queries depend on beside the queries: the tenant
 * whose schema its connections see, the user whom the database's row security knows. A
 * part of every key. An application with such a thing has to provide one, others need
 * none.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CacheContext {

	/**
	 * Return what a caller's results depend on. Called for each query, so it must be
	 * quick.
	 * @param context the context of the caller's subscription
	 * @return a text that is the same for callers who get the same results, or
	 * {@code null} where nobody can tell: then the query is not cached
	 */
	@Nullable String key(ContextView context);

	/**
	 * Return one that takes all of several together.
	 * @param parts the others
	 * @return an empty text where there are none
	 */
	static CacheContext all(List<CacheContext> parts) {
		return (parts.size() != 1) ? new CompositeCacheContext(parts) : parts.get(0);
	}

}
