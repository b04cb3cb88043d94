package dev.covet.cache.spring;

import java.util.List;
import java.util.stream.Stream;

import dev.covet.cache.spring.CachingApplication.Post;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Mistakes in annotations, which end the start of the application.
 */
class InvalidDeclarationTests {

	@ParameterizedTest
	@MethodSource("mistakes")
	void startWhenAnAnnotationCannotWorkSaysWhatIsWrongAndWhatToDo(Class<?> bean, String problem, String action) {
		assertThatException().isThrownBy(() -> CachingApplication.with(TestCaches.on(null), bean)).satisfies((ex) -> {
			Throwable cause = ex;
			while (cause.getCause() != null) {
				cause = cause.getCause();
			}
			assertThat(cause).isInstanceOf(InvalidCacheDeclarationException.class)
				.hasMessageContaining(bean.getName())
				.hasMessageContaining(problem);
			assertThat(((InvalidCacheDeclarationException) cause).getAction()).contains(action);
		});
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(Arguments.of(Blocking.class, "returns List", "@Cacheable"),
				Arguments.of(BlockingInvalidation.class, "returns void", "@CacheEvict"),
				Arguments.of(NoTime.class, "ttl = \"soon\"", "10m"),
				Arguments.of(NoTtl.class, "ttl = \"0s\"", "longer"),
				Arguments.of(NoEntity.class, "java.lang.String, which is no entity", "mapped"),
				Arguments.of(NoParameter.class, "[#it]", "#id"),
				Arguments.of(NoExpression.class, "no expression", "quotes"),
				Arguments.of(NoType.class, "declared as Object", "records"),
				Arguments.of(Blank.class, "blank name", "name"),
				Arguments.of(NothingThrownAway.class, "throws nothing away", "Name a cache"),
				Arguments.of(KeyAndAll.class, "which values", "either"),
				Arguments.of(NoKey.class, "which values", "either"),
				Arguments.of(KeyOfNoCache.class, "not of which cache", "Name the cache"));
	}

	static class Blocking {

		@Cached
		List<String> all() {
			return List.of();
		}

	}

	static class BlockingInvalidation {

		@InvalidateCache(entities = Post.class)
		void change() {
		}

	}

	static class NoTime {

		@Cached(ttl = "soon")
		Mono<String> one() {
			return Mono.empty();
		}

	}

	static class NoTtl {

		@Cached(ttl = "0s")
		Mono<String> one() {
			return Mono.empty();
		}

	}

	static class NoEntity {

		@Cached(dependsOn = String.class)
		Mono<String> one() {
			return Mono.empty();
		}

	}

	static class NoParameter {

		@Cached(key = "#it + #id")
		Mono<String> one(int id) {
			return Mono.empty();
		}

	}

	static class NoExpression {

		@Cached(key = "#id +")
		Mono<String> one(int id) {
			return Mono.empty();
		}

	}

	static class NoType {

		@Cached
		Flux<Object> all() {
			return Flux.empty();
		}

	}

	static class Blank {

		@Cached(cacheName = " ")
		Mono<String> one() {
			return Mono.empty();
		}

	}

	static class NothingThrownAway {

		@InvalidateCache
		Mono<Void> change() {
			return Mono.empty();
		}

	}

	static class KeyAndAll {

		@InvalidateCache(cacheName = "all", key = "#id", allEntries = true)
		Mono<Void> change(int id) {
			return Mono.empty();
		}

	}

	static class NoKey {

		@InvalidateCache(cacheName = "all")
		Mono<Void> change(int id) {
			return Mono.empty();
		}

	}

	static class KeyOfNoCache {

		@InvalidateCache(entities = Post.class, key = "#id")
		Mono<Void> change(int id) {
			return Mono.empty();
		}

	}

}
