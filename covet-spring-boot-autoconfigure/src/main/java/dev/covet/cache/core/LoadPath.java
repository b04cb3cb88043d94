package dev.covet.cache.core;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The loads within which a load runs, found in its context. One that asks for a value
 * which is being loaded on its own path would wait for itself.
 */
record LoadPath(LocalKey key, @Nullable LoadPath outer) {

	static boolean contains(ContextView context, LocalKey key) {
		LoadPath path = context.getOrDefault(LoadPath.class, null);
		while (path != null) {
			if (path.key.equals(key)) {
				return true;
			}
			path = path.outer;
		}
		return false;
	}

	static Context enter(Context context, LocalKey key) {
		LoadPath outer = context.getOrDefault(LoadPath.class, null);
		return context.put(LoadPath.class, new LoadPath(key, outer));
	}

}
