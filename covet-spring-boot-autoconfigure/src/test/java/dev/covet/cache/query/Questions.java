package dev.covet.cache.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.covet.cache.query.Market.Item;
import dev.covet.cache.query.Market.ItemView;
import dev.covet.cache.query.Market.Maker;
import dev.covet.cache.query.Market.Review;
import dev.covet.cache.query.Market.Sale;
import dev.covet.cache.query.Market.State;
import dev.covet.cache.query.Market.Store;
import dev.covet.cache.query.Market.StoreKey;
import dev.covet.query.Aggregate;
import dev.covet.query.QuerySet;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.PageRequest;

import static dev.covet.query.Aggregates.avg;
import static dev.covet.query.Aggregates.count;
import static dev.covet.query.Aggregates.sum;
import static dev.covet.query.Conditions.exists;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Expressions.outer;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;

/**
 * Queries of all kinds, with the tables that each reads.
 */
final class Questions {

	private static final Aggregate<Item, Long> REVIEWS = count(Item::reviews);

	private final Map<String, Question> all = new LinkedHashMap<>();

	private Questions() {
		entities();
		relations();
		computed();
	}

	static Map<String, Question> all() {
		return new Questions().all;
	}

	private void items(String name, Function<QuerySet<Item>, Mono<?>> query, String... tables) {
		this.all.put(name, new Question(name, (covet) -> query.apply(covet.objects(Item.class)), List.of(tables)));
	}

	private void stores(String name, Function<QuerySet<Store>, Mono<?>> query, String... tables) {
		this.all.put(name, new Question(name, (covet) -> query.apply(covet.objects(Store.class)), List.of(tables)));
	}

	private void sales(String name, Function<QuerySet<Sale>, Mono<?>> query, String... tables) {
		this.all.put(name, new Question(name, (covet) -> query.apply(covet.objects(Sale.class)), List.of(tables)));
	}

	private void entities() {
		items("all", (items) -> items.orderBy("id").list(), "items");
		items("by id", (items) -> items.get(1L), "items");
		items("by id, missing", (items) -> items.filter(where(Item::id).eq(99L)).list(), "items");
		items("first", (items) -> items.orderBy(desc(Item::price).nullsLast()).first(), "items");
		items("by enum", (items) -> items.filter(where(Item::state).in(State.USED, State.NEW)).orderBy("id").list(),
				"items");
		items("in bulk", (items) -> items.inBulk(List.of(5L, 99L, 1L)), "items");
		items("only", (items) -> items.only("name", "sold").orderBy("id").list(), "items");
		items("page", (items) -> items.orderBy("id").page(PageRequest.of(1, 2)).map((page) -> page.getContent()),
				"items");
		items("slice", (items) -> items.orderBy("id").limit(2).offset(1).list(), "items");
		items("values", (items) -> items.orderBy("id").values("name", "price", "maker.name", "size.width").list(),
				"items", "makers");
		items("values list", (items) -> items.orderBy("id").valuesList(Item::name).list(), "items");
		items("distinct values", (items) -> items.distinct().valuesList("sold").list(), "items");
		items("view", (items) -> items.orderBy("id").as(ItemView.class).list(), "items", "makers", "reviews");
		stores("by composite id", (stores) -> stores.get(new StoreKey("Bonn", 2)), "stores");
		stores("composite prefetch", (stores) -> stores.prefetchRelated(Store::sales).orderBy("name").list(), "stores",
				"sales");
		sales("composite join", (sales) -> sales.selectRelated(Sale::store).orderBy("id").list(), "sales", "stores");
	}

	private void relations() {
		items("join", (items) -> items.selectRelated(Item::maker).orderBy("id").list(), "items", "makers");
		items("deep join", (items) -> items.selectRelated("maker.parent").orderBy("id").list(), "items", "makers");
		items("sliced join", (items) -> items.selectRelated(Item::maker).orderBy("id").limit(2).list(), "items",
				"makers");
		items("prefetch",
				(items) -> items.prefetchRelated(Item::reviews, Item::labels, Item::maker).orderBy("id").list(),
				"items", "reviews", "labels", "item_labels", "makers");
		items("narrowed prefetch",
				(items) -> items
					.prefetch(Item::reviews,
							(reviews) -> reviews.filter(where(Review::stars).gt(1)).orderBy("id").limitPerParent(1))
					.orderBy("id")
					.list(),
				"items", "reviews");
		items("named prefetch",
				(items) -> items.as("best", Item::reviews, (reviews) -> reviews.orderBy("-stars"))
					.orderBy("id")
					.list()
					.map((list) -> list.stream().map((item) -> item.reviews().named("best")).toList()),
				"items", "reviews");
		items("through a relation", (items) -> items.filter(where("maker.name").eq("Acme")).orderBy("id").list(),
				"items", "makers");
		items("through many", (items) -> items.filter(where("labels.name").eq("tool")).orderBy("id").list(), "items",
				"labels", "item_labels");
	}

	private void computed() {
		items("count", (items) -> items.filter(where(Item::sold).isTrue()).count(), "items");
		items("count through many", (items) -> items.filter(where("reviews.stars").gt(3)).count(), "items", "reviews");
		items("exists", (items) -> items.filter(where(Item::price).gt(60)).exists(), "items");
		items("exists not", (items) -> items.filter(where(Item::price).gt(6000)).exists(), "items");
		items("aggregate",
				(items) -> items.aggregate(count(), sum(Item::price), avg(Item::price))
					.map((row) -> List.of(row.get(count()), row.get(sum(Item::price)), row.get(avg(Item::price)))),
				"items");
		items("aggregate related", (items) -> items.aggregate(REVIEWS).map((row) -> row.get(REVIEWS)), "items",
				"reviews");
		items("group", (items) -> items.groupBy(Item::sold)
			.aggregate(count(), sum(Item::price))
			.orderBy(asc(Item::sold))
			.list()
			.map((rows) -> rows.stream().map((row) -> List.of(row.get(count()), row.get(sum(Item::price)))).toList()),
				"items");
		items("annotate",
				(items) -> items.annotate(REVIEWS)
					.filter(where(REVIEWS).gt(1L))
					.orderBy(asc(Item::id))
					.list()
					.map((rows) -> rows.stream().map((row) -> List.of(row.entity(), row.get(REVIEWS))).toList()),
				"items", "reviews");
		this.all.put("by a query",
				new Question("by a query",
						(covet) -> covet.objects(Item.class)
							.filter(exists(covet.objects(Review.class)
								.filter(where(Review::item, Item::id).eq(outer(Item::id)), where(Review::stars).gt(4))))
							.orderBy("id")
							.list(),
						List.of("items", "reviews")));
		this.all.put("among a query",
				new Question("among a query", (covet) -> covet.objects(Item.class)
					.filter(where("maker")
						.in(covet.objects(Maker.class).filter(where(Maker::name).eq("Bolt")).valuesList(Maker::id)))
					.orderBy("id")
					.list(), List.of("items", "makers")));
	}

	/**
	 * A query.
	 *
	 * @param name its name
	 * @param query makes it
	 * @param tables the tables that it reads
	 */
	record Question(String name, Function<CachedCovet, Mono<?>> query, List<String> tables) {

		@SuppressWarnings("unchecked")
		Mono<Object> ask(CachedCovet covet) {
			return (Mono<Object>) this.query.apply(covet);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
