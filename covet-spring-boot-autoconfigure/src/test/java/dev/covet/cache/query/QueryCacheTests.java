package dev.covet.cache.query;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import dev.covet.cache.Change;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.Tag;
import dev.covet.cache.query.Market.Item;
import dev.covet.cache.query.Market.Maker;
import dev.covet.cache.query.Market.MutableItem;
import dev.covet.cache.query.Market.Review;
import dev.covet.cache.query.Market.Secret;
import dev.covet.query.QuerySet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import org.springframework.r2dbc.BadSqlGrammarException;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for which queries are cached, what ends their rows, and whose they are.
 */
class QueryCacheTests {

	private static final AtomicReference<@Nullable CacheContext> context = new AtomicReference<>();

	private static CachedCovet covet;

	private static CachedCovet onDemand;

	@BeforeAll
	static void start() {
		covet = new CachedCovet((settings) -> settings.h2(), Market.settings(), (cached) -> {
			cached.settings(new QueryCacheSettings(RegionSettings.of(QueryCacheSettings.REGION, Duration.ofMinutes(5)),
					true, 4, 100_000, "market"));
			cached.context((caller) -> (context.get() != null) ? context.get().key(caller) : "");
		});
		onDemand = new CachedCovet((settings) -> settings.h2(), Market.settings(), (cached) -> cached.settings(
				QueryCacheSettings.of(RegionSettings.of(QueryCacheSettings.REGION, Duration.ofMinutes(5)), false)));
		Market.fill(covet.covet());
		Market.fill(onDemand.covet());
	}

	@BeforeEach
	void clear() {
		covet.regions().clear();
		context.set(null);
	}

	@AfterAll
	static void close() {
		covet.close();
		onDemand.close();
	}

	private static QuerySet<Item> items() {
		return covet.objects(Item.class);
	}

	@Test
	void cachedWhenOnlyOnDemandIsWhatIsCached() {
		Mono<Item> plain = onDemand.objects(Item.class).get(1L);
		assertThat(onDemand.statements(plain)).isOne();
		assertThat(onDemand.statements(plain)).isOne();
		Mono<Item> cached = onDemand.objects(Item.class)
			.prefetchRelated(Item::reviews)
			.cached(Duration.ofSeconds(30))
			.get(1L);
		assertThat(onDemand.statements(cached)).isEqualTo(2);
		assertThat(onDemand.statements(cached)).isZero();
		assertThat(onDemand.statements(onDemand.objects(Item.class).cached(Duration.ofSeconds(31)).get(1L))).isOne();
	}

	@Test
	void cachedWhenInsideAPrefetchOrWithoutTimeIsAnError() {
		assertThatIllegalArgumentException().isThrownBy(
				() -> items().prefetch(Item::reviews, (reviews) -> reviews.cached(Duration.ofSeconds(1))).hashCode())
			.withMessageContaining("cached");
		assertThatIllegalArgumentException().isThrownBy(() -> items().cached(Duration.ZERO).hashCode())
			.withMessageContaining("TTL");
	}

	@Test
	void uncachedReadsFromTheDatabaseAndKeepsNothing() {
		Mono<Item> query = items().uncached().get(1L);
		assertThat(covet.statements(query)).isOne();
		assertThat(covet.statements(query)).isOne();
		assertThat(covet.regions().size()).isZero();
	}

	@Test
	void queryWhenEntityIsUncachedKeepsNothingOfIt() {
		Mono<List<Secret>> query = covet.objects(Secret.class).cached(Duration.ofMinutes(1)).list();
		assertThat(covet.statements(query)).isOne();
		assertThat(covet.statements(query)).isOne();
		assertThat(covet.regions().size()).isZero();
	}

	@Test
	void streamIsNeverCached() {
		assertThat(covet.statements(items().stream(2).collectList())).isOne();
		assertThat(covet.statements(items().prefetchRelated(Item::reviews).stream(2).collectList())).isEqualTo(4);
		assertThat(covet.regions().size()).isZero();
	}

	@Test
	void resultWhenTooLargeIsPassedOnAndNotAskedForAgain() {
		assertThat(covet.await(items().orderBy("id").list())).hasSize(5);
		assertThat(covet.regions().size()).isZero();
		assertThat(covet.statements(items().orderBy("id").list())).isOne();
		assertThat(covet.statements(items().orderBy("id").limit(4).list())).isOne();
		assertThat(covet.statements(items().orderBy("id").limit(4).list())).isZero();
	}

	@Test
	void getWhenByIdDependsOnTheRowAlone() {
		covet.await(items().get(1L));
		assertThat(covet.regions().asked()).singleElement()
			.satisfies((tags) -> assertThat(tags).containsExactlyInAnyOrder(Tag.rows("items"), Tag.row("items", 1L)));
		wrote(Change.ofRows("items", List.of(2L)));
		assertThat(covet.statements(items().get(1L))).isZero();
		wrote(Change.ofRows("items", List.of(1L)));
		assertThat(covet.statements(items().get(1L))).isOne();
		wrote(Change.ofTable("items"));
		assertThat(covet.statements(items().get(1L))).isOne();
	}

	@Test
	void getWhenByIdWithAJoinDependsOnTheOtherTableToo() {
		covet.await(items().selectRelated(Item::maker).get(1L));
		wrote(Change.ofRows("makers", List.of(2L)));
		assertThat(covet.statements(items().selectRelated(Item::maker).get(1L))).isOne();
		Mono<Maker> withParent = covet.objects(Maker.class).selectRelated(Maker::parent).get(2L);
		covet.await(withParent);
		wrote(Change.ofRows("makers", List.of(1L)));
		assertThat(covet.statements(withParent)).isOne();
	}

	@Test
	void idWhenAlternativesAreThereIsNoSingleRow() {
		Mono<List<Item>> query = items().filter(where(Item::id).eq(1L).or(where(Item::name).eq("Drill"))).list();
		covet.await(query);
		wrote(Change.ofRows("items", List.of(5L)));
		assertThat(covet.statements(query)).isOne();
	}

	private static void wrote(Change change) {
		covet.await(covet.regions().invalidate(List.of(change)).hasElement());
	}

	@Test
	void entityWhenChangedByItsCallerIsTheOldOneForTheNext() {
		MutableItem first = covet.await(covet.objects(MutableItem.class).get(1L));
		first.name = "mine";
		MutableItem second = covet.await(covet.objects(MutableItem.class).get(1L));
		assertThat(second).isNotSameAs(first);
		assertThat(second.name).isEqualTo("Anvil");
	}

	@Test
	void loadWhenHandlesAreOfCachedRowsIsCachedForAllSiblings() {
		Mono<List<String>> makers = items().orderBy("id")
			.limit(3)
			.list()
			.flatMap((items) -> items.get(0)
				.maker()
				.load()
				.map((maker) -> items.stream().map((item) -> item.maker().get().name()).toList()));
		assertThat(covet.statements(makers)).isEqualTo(2);
		assertThat(covet.statements(makers)).isZero();
		assertThat(covet.await(makers)).containsExactly("Acme", "Acme", "Bolt");
	}

	@Test
	void callersWhenTheySeeOtherThingsHaveRowsOfTheirOwn() {
		context.set((caller) -> caller.getOrDefault("tenant", null));
		Mono<Item> query = items().get(1L);
		assertThat(covet.statements(query.contextWrite(Context.of("tenant", "a")))).isOne();
		assertThat(covet.statements(query.contextWrite(Context.of("tenant", "a")))).isZero();
		assertThat(covet.statements(query.contextWrite(Context.of("tenant", "b")))).isOne();
		assertThat(Set.copyOf(covet.regions().texts())).hasSize(2);
	}

	@Test
	void callerWhenNobodyKnowsWhatItSeesReadsFromTheDatabase() {
		context.set((caller) -> caller.getOrDefault("tenant", null));
		assertThat(covet.statements(items().get(1L))).isOne();
		assertThat(covet.statements(items().get(1L))).isOne();
		context.set((caller) -> {
			throw new IllegalStateException("no tenant");
		});
		assertThat(covet.statements(items().get(1L))).isOne();
		assertThat(covet.regions().size()).isZero();
		assertThat(covet.regions().bypassed()).isEqualTo(3);
	}

	@Test
	void contextsWhenSeveralCountTogether() {
		CacheContext tenant = (caller) -> caller.getOrDefault("tenant", null);
		CacheContext locale = (caller) -> caller.getOrDefault("locale", "");
		CacheContext both = CacheContext.all(List.of(tenant, locale));
		assertThat(both.key(Context.of("tenant", "a", "locale", "de")))
			.isNotEqualTo(both.key(Context.of("tenant", "ad", "locale", "e")));
		assertThat(both.key(Context.of("locale", "de"))).isNull();
		assertThat(CacheContext.all(List.of()).key(Context.empty())).isEmpty();
	}

	@Test
	void errorWhenLoadingIsTheCallersAndIsNotKept() {
		covet.covet().execute("ALTER TABLE \"labels\" RENAME TO \"gone\"");
		Mono<List<Market.Label>> query = covet.objects(Market.Label.class).orderBy("id").list();
		assertThatExceptionOfType(BadSqlGrammarException.class).isThrownBy(() -> covet.await(query));
		covet.covet().execute("ALTER TABLE \"gone\" RENAME TO \"labels\"");
		assertThat(covet.await(query)).hasSize(3);
	}

	@Test
	void rowsWhenTheyCanNotBeReadAreReadFromTheDatabase() {
		Mono<List<Map<String, Object>>> query = items().orderBy("id").limit(2).values("name", "price").list();
		List<Map<String, Object>> expected = covet.await(query);
		covet.regions().replaceAll(new StoredRows(1, 1, new Object[] { "planted" }, 10));
		assertThat(covet.statements(query)).isOne();
		assertThat(covet.await(query)).isEqualTo(expected);
		assertThat(covet.regions().size()).isZero();
	}

	@Test
	void rowsWhenAnyOfTheStatementsCanNotBeReadAreReadAnew() {
		Mono<List<Item>> query = items().filter(where(Item::id).in(1L, 5L))
			.orderBy("id")
			.prefetchRelated(Item::reviews)
			.list();
		String expected = CachedCovet.json(covet.await(query));
		covet.regions()
			.replaceAll(new StoredRows(4, 2, new Object[] { 1L, 5, "good", 1L, "planted", 1, "bad", 1L }, 10));
		assertThat(CachedCovet.json(covet.await(query))).isEqualTo(expected);
		assertThat(covet.await(covet.objects(Review.class).count())).isEqualTo(5L);
	}

}
