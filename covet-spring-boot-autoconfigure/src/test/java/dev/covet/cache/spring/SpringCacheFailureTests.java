package dev.covet.cache.spring;

import java.util.Collection;
import java.util.List;

import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The failures of Spring's cache over Redis, of which Covet's manager has none.
 */
class SpringCacheFailureTests extends AbstractSpringCacheFailureTests {

	private final MemorySharedStore shared = MemorySharedStore.create();

	private final ValueCaches caches = TestCaches.on(this.shared);

	@Override
	void register(AnnotationConfigApplicationContext context) {
		context.registerBean(CacheManager.class, () -> new CovetCacheManager(this.caches, List.of()));
		context.registerBean(CovetCachingPostProcessor.class, () -> new CovetCachingPostProcessor(this.caches::json));
	}

	@Override
	Collection<byte[]> stored() {
		return this.shared.values().values().stream().map(MemorySharedStore.Stored::value).toList();
	}

}
