package dev.covet.query.dialect;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import dev.covet.query.NotFoundException;
import dev.covet.query.NotUniqueException;
import dev.covet.query.dialect.Shop.Item;
import dev.covet.query.dialect.Shop.Label;
import dev.covet.query.dialect.Shop.Maker;
import dev.covet.query.dialect.Shop.Review;
import dev.covet.query.dialect.Shop.Sale;
import dev.covet.query.dialect.Shop.Store;
import dev.covet.query.dialect.Shop.StoreKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The contract of a dialect: relations, and what results become.
 */
abstract class AbstractResultDialectTests extends AbstractDialectTests {

	// A table expression of the numbers from 1, in a column x.
	abstract String numbersUpTo(int last);

	abstract int statementsForManyKeys();

	@Test
	void selectRelatedJoinsInOneStatement() {
		List<Item> items = covet().await(items().selectRelated(Item::maker).orderBy("id").all());
		assertThat(items).extracting((item) -> item.maker().optional().map(Maker::name).orElse("none"))
			.containsExactly("Acme", "Acme", "Bolt", "none", "Bolt");
		assertThat(covet().statements()).hasSize(1);
	}

	@Test
	void selectRelatedWhenSlicedJoinsTheSlice() {
		List<Item> items = covet()
			.await(items().selectRelated(Item::maker).orderBy(desc(Item::price).nullsLast()).limit(2).offset(1).all());
		assertThat(items).extracting(Item::id, (item) -> item.maker().get().name())
			.containsExactly(tuple(5L, "Bolt"), tuple(2L, "Acme"));
	}

	@Test
	void prefetchRelatedReadsEachRelationOnce() {
		List<Item> items = covet().await(items().prefetchRelated(Item::reviews, Item::labels).orderBy("id").all());
		assertThat(items).extracting((item) -> item.reviews().list().stream().map(Review::id).sorted().toList())
			.containsExactly(List.of(1L, 2L, 3L), List.of(), List.of(), List.of(), List.of(4L, 5L));
		assertThat(items).extracting((item) -> item.labels().list().stream().map(Label::name).sorted().toList())
			.containsExactly(List.of("heavy", "tool"), List.of("heavy"), List.of(), List.of(), List.of("tool"));
		assertThat(covet().statements()).hasSize(3);
	}

	@Test
	void limitPerParentReturnsFirstRowsOfEachParent() {
		List<Item> items = covet().await(items().filter(where(Item::id).in(1L, 2L, 5L))
			.prefetch(Item::reviews, (reviews) -> reviews.orderBy(desc(Review::stars)).limitPerParent(2))
			.prefetch(Item::labels, (labels) -> labels.orderBy(asc(Label::name)).limitPerParent(1))
			.orderBy("id")
			.all());
		assertThat(items).extracting((item) -> item.reviews().list().stream().map(Review::stars).toList())
			.containsExactly(List.of(5, 3), List.of(), List.of(4, 2));
		assertThat(items).extracting((item) -> item.labels().list().stream().map(Label::name).toList())
			.containsExactly(List.of("heavy"), List.of("heavy"), List.of("tool"));
	}

	@Test
	void loadWhenSiblingsWaitLoadsForAll() {
		List<Item> items = covet().await(items().orderBy("id").all());
		assertThat(covet().await(items.get(0).maker().load()).name()).isEqualTo("Acme");
		assertThat(items.get(4).maker().get().name()).isEqualTo("Bolt");
		assertThat(covet().statements()).hasSize(2);
	}

	@Test
	void asWhenViewModelReadsItsShape() {
		List<ItemView> views = covet()
			.await(items().filter(where(Item::id).in(1L, 4L)).orderBy("id").as(ItemView.class).all());
		assertThat(views.get(0).maker()).isEqualTo(new MakerView("Acme"));
		assertThat(views.get(0).reviews()).containsExactlyInAnyOrder(new ReviewView(5, "good"),
				new ReviewView(1, "bad"), new ReviewView(3, "fair"));
		assertThat(views.get(1)).isEqualTo(new ItemView("Crate\\x", null, null, List.of()));
		assertThat(covet().statements()).hasSize(2);
	}

	@Test
	void valuesReturnNamedColumns() {
		Map<String, Object> values = covet()
			.await(items().filter(where(Item::id).eq(1L)).values("name", "maker.name", "price").get());
		assertThat(values).containsExactly(entry("name", "Anvil"), entry("maker.name", "Acme"), entry("price", 100));
	}

	@Test
	void inBulkReturnsFoundInOrderOfIds() {
		Map<Long, Item> items = covet().await(items().inBulk(List.of(5L, 99L, 1L)));
		assertThat(items.keySet()).containsExactly(5L, 1L);
		assertThat(items.get(5L).name()).isEqualTo("Drill");
	}

	@Test
	void streamWhenPrefetchingReadsChunkByChunk() {
		List<Item> items = covet().await(items().prefetchRelated(Item::reviews).orderBy("id").stream(2));
		assertThat(items).extracting((item) -> item.reviews().list().size()).containsExactly(3, 0, 0, 0, 2);
		assertThat(covet().statements()).hasSize(4);
		assertThat(covet().acquired()).isZero();
	}

	@Test
	void getWhenNotExactlyOneIsAnError() {
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> covet().await(items().get(99L)));
		assertThatExceptionOfType(NotUniqueException.class)
			.isThrownBy(() -> covet().await(items().filter(where(Item::sold).isTrue()).get()));
		assertThatExceptionOfType(NotUniqueException.class)
			.isThrownBy(() -> covet().await(items().filter(where(Item::sold).isTrue()).one()));
	}

	@Test
	void firstWhenNothingMatchesIsEmpty() {
		assertThat(covet().await(items().first()).id()).isEqualTo(1L);
		assertThat(covet().await(items().orderBy("-id").first()).id()).isEqualTo(5L);
		assertThat(covet().await(items().filter(where(Item::price).gt(500)).first().hasElement())).isFalse();
		assertThat(covet().await(items().filter(where(Item::price).gt(500)).one().hasElement())).isFalse();
	}

	@Test
	void prefetchRelatedWhenKeyIsCompositeGroupsByWholeKey() {
		List<Store> stores = covet()
			.await(covet().objects(Store.class).prefetchRelated(Store::sales).orderBy("key.city", "key.number").all());
		assertThat(stores).extracting((store) -> store.sales().list().stream().map(Sale::id).sorted().toList())
			.containsExactly(List.of(1L, 3L), List.of(), List.of(2L));
		assertThat(covet().statements()).hasSize(2);
		covet().forgetStatements();
		List<Sale> sales = covet().await(covet().objects(Sale.class).prefetchRelated(Sale::store).orderBy("id").all());
		assertThat(sales).extracting((sale) -> sale.store().optional().map(Store::name).orElse("none"))
			.containsExactly("north", "port", "north", "none");
		assertThat(covet().statements()).hasSize(2);
	}

	@Test
	void limitPerParentWhenKeyIsCompositeNumbersByWholeKey() {
		List<Store> stores = covet().await(covet().objects(Store.class)
			.prefetch(Store::sales, (sales) -> sales.orderBy(desc(Sale::id)).limitPerParent(1))
			.orderBy("key.city", "key.number")
			.all());
		assertThat(stores).extracting((store) -> store.sales().list().stream().map(Sale::id).toList())
			.containsExactly(List.of(3L), List.of(), List.of(2L));
	}

	@Test
	void filterWhenKeyIsCompositeComparesWholeKey() {
		Store north = covet().await(covet().objects(Store.class).get(new StoreKey("Bonn", 1)));
		assertThat(north.name()).isEqualTo("north");
		List<Sale> sales = covet()
			.await(covet().objects(Sale.class).filter(where("store").in(List.of(north))).orderBy("id").all());
		assertThat(sales).extracting(Sale::id).containsExactly(1L, 3L);
	}

	@Test
	void prefetchRelatedWhenKeysAreManyLoadsAll() {
		covet().execute("INSERT INTO \"makers\" SELECT 10 + x, CONCAT('maker ', x), 'XX' FROM " + numbersUpTo(2500),
				"INSERT INTO \"items\" SELECT 10 + x, CONCAT('item ', x), 1, FALSE, 10 + x FROM " + numbersUpTo(2500));
		try {
			List<Item> items = covet()
				.await(items().filter(where(Item::id).gt(10L)).prefetchRelated(Item::maker).all());
			assertThat(items).hasSize(2500)
				.allSatisfy((item) -> assertThat(item.maker().get().id()).isEqualTo(item.id()));
			assertThat(covet().statements()).hasSize(1 + statementsForManyKeys());
			List<Long> ids = LongStream.rangeClosed(11, 2510).boxed().toList();
			assertThat(ids(where(Item::id).in(ids))).hasSize(2500);
		}
		finally {
			covet().execute("DELETE FROM \"makers\" WHERE id > 10", "DELETE FROM \"items\" WHERE id > 10");
		}
	}

	record ItemView(String name, @Nullable Integer price, @Nullable MakerView maker, List<ReviewView> reviews) {
	}

	record MakerView(String name) {
	}

	record ReviewView(int stars, @Nullable String text) {
	}

}
