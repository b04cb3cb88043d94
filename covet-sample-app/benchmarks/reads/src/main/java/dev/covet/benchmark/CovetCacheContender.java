package dev.covet.benchmark;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import static dev.covet.query.Conditions.where;

/**
 * Covet with its cache: every read is served from one tier, misses, or goes past it.
 */
class CovetCacheContender extends CovetContender {

	private final AtomicLong others = new AtomicLong();

	private final Name name;

	CovetCacheContender(Database.Address database, Name name) {
		super(database, true, properties(name));
		this.name = name;
	}

	private static Map<String, Object> properties(Name name) {
		boolean redis = name == Name.CACHE_REDIS;
		return Map.of("covet.cache.query.enabled", "true", "covet.cache.query.ttl", "10m", "covet.cache.local.enabled",
				!redis, "covet.cache.redis.enabled", redis, "covet.cache.redis.key-prefix", "benchmark:",
				"spring.data.redis.host", "127.0.0.1", "spring.data.redis.port", Redis.port());
	}

	@Override
	public Object run(Work work, long position) {
		return switch (this.name) {
			case CACHE_MISS -> miss(work, position);
			case CACHE_BYPASS -> bypass(work, position);
			default -> super.run(work, position);
		};
	}

	// Another query each time, with a condition that leaves out nothing.
	private Object miss(Work work, long position) {
		long never = -1 - this.others.incrementAndGet();
		return (work == Work.CACHED_USER) ? users().filter(where(Blog.User::id).ne(never)).get(position).block()
				: graph(page(position).filter(where(Post::id).ne(never))).list().block();
	}

	private Object bypass(Work work, long position) {
		return (work == Work.CACHED_USER) ? users().uncached().get(position).block()
				: graph(page(position)).uncached().list().block();
	}

}
