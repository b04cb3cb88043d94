package dev.covet.cache.spring;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.covet.cache.CacheKey;
import dev.covet.cache.CacheStatistics;
import dev.covet.cache.Change;
import dev.covet.cache.CovetCache;
import dev.covet.cache.json.ValueType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;

/**
 * Values of the application's own, by one named cache.
 */
final class DefaultCovetCache implements CovetCache {

	private final ValueCaches caches;

	private final TableNames tables;

	private final ValueCache cache;

	DefaultCovetCache(ValueCaches caches, TableNames tables, ValueCache cache) {
		this.caches = caches;
		this.tables = tables;
		this.cache = cache;
	}

	@Override
	public String getName() {
		return this.cache.region().getName();
	}

	@Override
	public CovetCache named(String name) {
		return new DefaultCovetCache(this.caches, this.tables, this.caches.named(name));
	}

	@Override
	public CovetCache dependsOn(Class<?>... entities) {
		return dependsOn(tables(entities));
	}

	@Override
	public CovetCache dependsOnTables(String... tables) {
		return dependsOn(Arrays.stream(tables).map(TableNames::normal).toList());
	}

	private CovetCache dependsOn(Collection<String> names) {
		return new DefaultCovetCache(this.caches, this.tables, this.cache.dependingOn(names));
	}

	@Override
	public <T> Mono<T> get(String key, Class<T> type) {
		return get(key, this.caches.json().type(type));
	}

	@Override
	public <T> Mono<T> get(String key, ParameterizedTypeReference<T> type) {
		return get(key, this.caches.json().type(type.getType()));
	}

	@SuppressWarnings("unchecked")
	private <T> Mono<T> get(String key, ValueType type) {
		return SubscriberTransaction.current().flatMap((transaction) -> {
			if (!transaction.isReading()) {
				this.cache.region().countBypass();
				return Mono.empty();
			}
			return this.cache.find(CacheKey.of(key), type).flatMap((stored) -> Mono.justOrEmpty((T) stored.value()));
		});
	}

	@Override
	public Mono<Void> set(String key, Object value, @Nullable Duration ttl) {
		if (value.getClass().getTypeParameters().length > 0) {
			throw new IllegalArgumentException("A %s doesn't say what is in it: give the type of '%s' to set()"
				.formatted(value.getClass().getSimpleName(), key));
		}
		return set(key, value, this.caches.json().type(value.getClass()), ttl);
	}

	@Override
	public <T> Mono<Void> set(String key, T value, ParameterizedTypeReference<T> type, @Nullable Duration ttl) {
		return set(key, value, this.caches.json().type(type.getType()), ttl);
	}

	private Mono<Void> set(String key, Object value, ValueType type, @Nullable Duration ttl) {
		if (ttl != null && (ttl.isNegative() || ttl.isZero())) {
			throw new IllegalArgumentException("The TTL of '%s' must be longer than zero".formatted(key));
		}
		return afterCommit(this.cache.put(CacheKey.of(key), type, value, ttl));
	}

	@Override
	public Mono<Void> delete(String key) {
		return afterCommit(this.cache.region().evict(CacheKey.of(key)));
	}

	@Override
	public Mono<Void> clear() {
		return afterCommit(this.cache.region().clear());
	}

	@Override
	public <T> Mono<T> getOrLoad(String key, @Nullable Duration ttl, Class<T> type, Mono<T> load) {
		return getOrLoad(key, ttl, this.caches.json().type(type), load);
	}

	@Override
	public <T> Mono<T> getOrLoad(String key, @Nullable Duration ttl, ParameterizedTypeReference<T> type, Mono<T> load) {
		return getOrLoad(key, ttl, this.caches.json().type(type.getType()), load);
	}

	private <T> Mono<T> getOrLoad(String key, @Nullable Duration ttl, ValueType type, Mono<T> load) {
		ValueCache cache = (ttl != null) ? this.cache.replacingTtl(ttl) : this.cache;
		return CallLoads.of(cache).mono(CacheKey.of(key), type, load, (value) -> true);
	}

	@Override
	public Mono<Void> invalidate(Class<?>... entities) {
		return invalidate(tables(entities));
	}

	@Override
	public Mono<Void> invalidateTables(String... tables) {
		return invalidate(Arrays.stream(tables).map(TableNames::normal).toList());
	}

	private Mono<Void> invalidate(Collection<String> names) {
		List<Change> changes = names.stream().map(Change::ofTable).toList();
		return afterCommit(this.caches.regions().invalidate(changes));
	}

	@Override
	public CacheStatistics stats() {
		return this.cache.region().statistics();
	}

	private Set<String> tables(Class<?>... entities) {
		Set<String> names = new TreeSet<>();
		for (Class<?> entity : entities) {
			Set<String> those = this.tables.of(entity);
			if (those.isEmpty()) {
				throw new IllegalArgumentException(
						"%s is no entity: it has no table whose writes could end values".formatted(entity.getName()));
			}
			names.addAll(those);
		}
		return names;
	}

	private static Mono<Void> afterCommit(Mono<Void> action) {
		return SubscriberTransaction.current().flatMap((transaction) -> {
			if (!transaction.isActive()) {
				return action;
			}
			transaction.afterCommit(action);
			return Mono.empty();
		});
	}

}
