package dev.covet.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.covet.Covet;
import reactor.core.publisher.Mono;

import org.springframework.boot.cache.autoconfigure.CacheManagerCustomizer;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Spring's {@code @Cacheable} as Boot sets it up, around methods that read with Covet.
 * Over Redis what is kept are plain records, which the JDK can serialize.
 */
class SpringCacheContender implements Contender {

	private final ConfigurableApplicationContext context;

	private final Reads reads;

	SpringCacheContender(Database.Address database, String type) {
		Map<String, Object> properties = new HashMap<>(Map.of("covet.cache.enabled", "false", "spring.cache.type", type,
				"covet.pool.size", "10", "covet.pool.max-overflow", "0", "covet.pool.pre-ping", "false",
				"spring.data.redis.host", "127.0.0.1", "spring.data.redis.port", Redis.port()));
		this.context = SpringContexts.open(database, properties, Caching.class);
		this.reads = this.context.getBean(Reads.class);
	}

	@Override
	public Object run(Work work, long position) {
		return (work == Work.CACHED_USER) ? this.reads.user(position).block() : this.reads.graph(position).block();
	}

	@Override
	public List<?> plain(Work work, Object result) {
		return (work == Work.CACHED_USER) ? List.of(result) : (List<?>) result;
	}

	@Override
	public void close() {
		SpringContexts.close(this.context);
	}

	/** The cache and the methods. */
	@EnableCaching
	static class Caching {

		// Without it a Mono can't be kept in Caffeine.
		@Bean
		CacheManagerCustomizer<CaffeineCacheManager> asyncCaches() {
			return (manager) -> manager.setAsyncCacheMode(true);
		}

		@Bean
		Reads cachedReads(Covet covet) {
			return new Reads(covet);
		}

	}

	/** Methods whose results are kept. */
	static class Reads {

		private final Covet covet;

		Reads(Covet covet) {
			this.covet = covet;
		}

		@Cacheable("users")
		public Mono<Blog.User> user(long id) {
			return this.covet.objects(Blog.User.class).get(id);
		}

		@Cacheable("graphs")
		public Mono<List<Blog.GraphPost>> graph(long after) {
			return CovetContender.graph(CovetContender.page(this.covet, after))
				.all()
				.map(CovetContender.Post::graph)
				.collectList();
		}

	}

}
