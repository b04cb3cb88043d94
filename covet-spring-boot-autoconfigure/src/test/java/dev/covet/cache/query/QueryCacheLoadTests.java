package dev.covet.cache.query;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import dev.covet.TestCovet;
import dev.covet.cache.CacheStatistics;
import dev.covet.cache.Change;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.core.CacheTime;
import dev.covet.cache.core.CoreCacheRegions;
import dev.covet.cache.local.CaffeineLocalStore;
import dev.covet.cache.query.Market.Item;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the query cache with the regions that applications have.
 */
class QueryCacheLoadTests {

	private static final CoreCacheRegions regions = CoreCacheRegions
		.create(CaffeineLocalStore.create(64 << 20, System::nanoTime), null, CacheTime.system(), new Random(1));

	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Market
			.fill(Market.settings()
				.pool(2)
				.cache((connections) -> CachingQueryExecutors.create(regions,
						QueryCacheSettings.of(RegionSettings.of(QueryCacheSettings.REGION, Duration.ofMinutes(5)),
								true),
						(table) -> table.getReference().toLowerCase(Locale.ROOT), (statement) -> Set.of(),
						(caller) -> "", List.of(), connections))
				.postgresql(QueryCacheLoadTests.class));
	}

	@BeforeEach
	void clear() {
		covet.await(regions.invalidate(List.of(Change.ofEverything())).hasElement());
		covet.forgetStatements();
	}

	@AfterAll
	static void close() {
		covet.close();
	}

	private static Mono<List<Item>> graph() {
		return covet.objects(Item.class)
			.selectRelated(Item::maker)
			.prefetchRelated(Item::reviews, Item::labels)
			.orderBy("id")
			.list();
	}

	@Test
	void listWhenHundredsAskAtOnceSendsEachStatementOnce() {
		List<String> results = covet.await(Flux.range(0, 500)
			.flatMap((number) -> graph().subscribeOn(Schedulers.parallel()), 500)
			.map(CachedCovet::json));
		assertThat(results).hasSize(500).containsOnly(results.get(0));
		assertThat(covet.statements()).hasSize(3);
	}

	@Test
	void listWhenTheFirstCallerLeavesServesTheOthers() {
		Disposable first = graph().subscribe();
		Mono<List<Item>> second = graph();
		var other = second.toFuture();
		first.dispose();
		assertThat(covet.await(Mono.fromFuture(other))).hasSize(5);
		await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(covet.acquired()).isZero());
	}

	@Test
	void statisticsTellHitsAndLoads() {
		CacheStatistics before = regions.statistics().get(0);
		covet.await(covet.objects(Item.class).get(1L));
		covet.await(covet.objects(Item.class).get(1L));
		CacheStatistics after = regions.statistics().get(0);
		assertThat(after.local().hits() - before.local().hits()).isOne();
		assertThat(after.loads() - before.loads()).isOne();
		assertThat(after.name()).isEqualTo("queries");
	}

	@Test
	void listWhenStreamHoldsAllConnectionsReadsOnThem() {
		assertThat(covet
			.await(covet.objects(Item.class).prefetchRelated(Item::reviews).orderBy("id").stream(1).collectList()))
			.hasSize(5);
		assertThat(covet.await(graph())).hasSize(5);
	}

}
