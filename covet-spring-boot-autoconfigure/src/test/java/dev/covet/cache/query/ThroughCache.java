package dev.covet.cache.query;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.covet.cache.CacheKey;
import dev.covet.cache.CacheRegion;
import dev.covet.cache.CacheRegions;
import dev.covet.cache.CacheStatistics;
import dev.covet.cache.Change;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.Tag;
import dev.covet.cache.ValueCodec;
import dev.covet.cache.query.postgresql.JsonType;
import dev.covet.query.execute.StatementExecutor;
import dev.covet.query.plan.QueryExecutor;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A query cache that keeps nothing, but has all rows written, read and replayed as if it
 * did: with the system property {@code covet.tests.through-cache} all tests of queries
 * are tests of that.
 */
public final class ThroughCache implements CacheRegions {

	private ThroughCache() {
	}

	public static boolean isAskedFor() {
		return Boolean.getBoolean("covet.tests.through-cache");
	}

	public static Function<StatementExecutor, QueryExecutor> around(ConnectionFactory connections) {
		QueryCacheSettings settings = QueryCacheSettings
			.of(RegionSettings.of(QueryCacheSettings.REGION, Duration.ofMinutes(1)), true);
		return CachingQueryExecutors.create(new ThroughCache(), settings,
				(table) -> table.getReference().toLowerCase(Locale.ROOT), (statement) -> null, (caller) -> "",
				List.of(new JsonType()), connections);
	}

	@Override
	public <V> CacheRegion<V> region(RegionSettings settings, ValueCodec<V> codec) {
		return new Region<>(settings.name(), codec);
	}

	@Override
	public Mono<Void> invalidate(Collection<Change> changes) {
		return Mono.empty();
	}

	@Override
	public List<CacheStatistics> statistics() {
		return List.of();
	}

	@Override
	public void onRegion(Consumer<CacheRegion<?>> listener) {
	}

	@Override
	public List<CacheRegion<?>> regions() {
		return List.of();
	}

	private record Region<V>(String name, ValueCodec<V> codec) implements CacheRegion<V> {

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public Mono<V> getOrLoad(CacheKey key, Collection<Tag> tags, @Nullable Duration ttl, Mono<V> load) {
			return load.map(this.codec::encode).map(this.codec::decode);
		}

		@Override
		public Mono<V> get(CacheKey key, Collection<Tag> tags) {
			return Mono.empty();
		}

		@Override
		public Mono<Void> put(CacheKey key, Collection<Tag> tags, V value, @Nullable Duration ttl) {
			return Mono.empty();
		}

		@Override
		public Mono<Void> evict(CacheKey key) {
			return Mono.empty();
		}

		@Override
		public Mono<Void> clear() {
			return Mono.empty();
		}

		@Override
		public CacheStatistics statistics() {
			throw new UnsupportedOperationException();
		}

	}

}
