package dev.covet.cache.query;

import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Several things that results depend on.
 */
final class CompositeCacheContext implements CacheContext {

	private final List<CacheContext> parts;

	CompositeCacheContext(List<CacheContext> parts) {
		this.parts = List.copyOf(parts);
	}

	@Override
	public @Nullable String key(ContextView context) {
		if (this.parts.isEmpty()) {
			return "";
		}
		StringBuilder all = new StringBuilder();
		for (CacheContext part : this.parts) {
			String key = part.key(context);
			if (key == null) {
				return null;
			}
			// With their lengths, so that no two lists of keys read the same
			all.append(key.length()).append(':').append(key);
		}
		return all.toString();
	}

}
