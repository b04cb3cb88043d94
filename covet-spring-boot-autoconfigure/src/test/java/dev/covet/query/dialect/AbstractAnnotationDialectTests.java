package dev.covet.query.dialect;

import java.util.List;

import dev.covet.query.Aggregate;
import dev.covet.query.Annotated;
import dev.covet.query.AnnotatedQuerySet;
import dev.covet.query.Expression;
import dev.covet.query.QuerySet;
import dev.covet.query.dialect.Shop.Item;
import dev.covet.query.dialect.Shop.Label;
import dev.covet.query.dialect.Shop.Review;
import org.junit.jupiter.api.Test;

import static dev.covet.query.Aggregates.avg;
import static dev.covet.query.Aggregates.count;
import static dev.covet.query.Aggregates.countDistinct;
import static dev.covet.query.Aggregates.stdDev;
import static dev.covet.query.Aggregates.sum;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Expressions.coalesce;
import static dev.covet.query.Expressions.property;
import static dev.covet.query.Expressions.when;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The contract of a dialect: entities with what is computed for each.
 */
abstract class AbstractAnnotationDialectTests extends AbstractDialectTests {

	private static final Aggregate<Item, Long> REVIEWS = count(Item::reviews);

	private <V> List<V> computed(AnnotatedQuerySet<Item> items, Expression<Item, V> expression) {
		return covet().await(items.list()).stream().map((row) -> row.get(expression)).toList();
	}

	private List<Long> idsOf(AnnotatedQuerySet<Item> items) {
		return covet().await(items.list()).stream().map((row) -> row.entity().id()).toList();
	}

	@Test
	void annotateWhenThroughSeveralToManyRelationsMultipliesNoRow() {
		Aggregate<Item, Long> labels = count(Item::labels);
		Aggregate<Item, Integer> stars = sum(Item::reviews, Review::stars);
		List<Annotated<Item>> rows = covet()
			.await(items().annotate(REVIEWS, labels, stars).orderBy(asc(Item::id)).all());
		assertThat(rows).extracting((row) -> row.entity().name()).startsWith("Anvil", "anchor");
		assertThat(rows).extracting((row) -> row.get(REVIEWS)).containsExactly(3L, 0L, 0L, 0L, 2L);
		assertThat(rows).extracting((row) -> row.get(labels)).containsExactly(2L, 1L, 0L, 0L, 1L);
		assertThat(rows).extracting((row) -> row.get(stars)).containsExactly(9, null, null, null, 6);
		assertThat(covet().statements()).hasSize(1);
	}

	@Test
	void annotateWhenAnyAggregateComputesIt() {
		AnnotatedQuerySet<Item> items = items()
			.annotate(avg(Item::reviews, Review::stars), stdDev(Item::reviews, Review::stars),
					countDistinct(Item::reviews, Review::text))
			.filter(where(Item::id).eq(5L));
		Annotated<Item> drill = covet().await(items.get());
		assertThat(drill.get(avg(Item::reviews, Review::stars))).isEqualTo(3.0);
		assertThat(drill.get(stdDev(Item::reviews, Review::stars))).isEqualTo(1.0);
		assertThat(drill.get(countDistinct(Item::reviews, Review::text))).isEqualTo(1L);
		Expression<Item, Integer> doubled = property(Item::price).times(2);
		assertThat(computed(items().annotate(doubled).orderBy(asc(Item::id)).limit(2), doubled)).containsExactly(200,
				100);
	}

	@Test
	void filterWhenItNamesAnAnnotationChoosesByIt() {
		AnnotatedQuerySet<Item> items = items().annotate(REVIEWS);
		assertThat(idsOf(items.filter(where(REVIEWS).gt(1L)).orderBy(asc(Item::id)))).containsExactly(1L, 5L);
		assertThat(idsOf(items.exclude(where(REVIEWS).gt(1L)).orderBy(asc(Item::id)))).containsExactly(2L, 3L, 4L);
		assertThat(idsOf(items.orderBy(desc(REVIEWS), asc(Item::id)).limit(3))).containsExactly(1L, 5L, 2L);
		assertThat(idsOf(items.orderBy(desc(REVIEWS), asc(Item::id)).limit(1).offset(1))).containsExactly(5L);
		assertThat(covet().await(items.filter(where(REVIEWS).eq(0L)).count())).isEqualTo(3L);
		assertThat(covet().await(items.filter(where(REVIEWS).gt(9L)).exists())).isFalse();
		assertThat(covet().await(items.orderBy(desc(REVIEWS)).first()).get(REVIEWS)).isEqualTo(3L);
		assertThat(ids(where(REVIEWS).gt(2L))).containsExactly(1L);
	}

	@Test
	void filterWhenBeforeAnnotateChoosesRelatedRowsToo() {
		AnnotatedQuerySet<Item> before = items().filter(where(Item::reviews, Review::stars).gte(4))
			.annotate(REVIEWS)
			.orderBy(asc(Item::id));
		assertThat(idsOf(before)).containsExactly(1L, 5L);
		assertThat(computed(before, REVIEWS)).containsExactly(1L, 1L);
		assertThat(computed(before.filter(where(REVIEWS).eq(1L)), REVIEWS)).containsExactly(1L, 1L);
		AnnotatedQuerySet<Item> after = items().annotate(REVIEWS)
			.filter(where(Item::reviews, Review::stars).gte(4))
			.orderBy(asc(Item::id));
		assertThat(idsOf(after)).containsExactly(1L, 5L);
		assertThat(computed(after, REVIEWS)).containsExactly(3L, 2L);
		AnnotatedQuerySet<Item> other = items().filter(where(Item::labels, Label::name).eq("tool")).annotate(REVIEWS);
		assertThat(computed(other.orderBy(asc(Item::id)), REVIEWS)).containsExactly(3L, 2L);
	}

	@Test
	void annotateWhenAfterAFilterComputesWithThoseRelatedRowsWhereverTheAggregateStands() {
		QuerySet<Item> good = items().filter(where(Item::reviews, Review::stars).gte(4)).orderBy("id");
		List<Expression<Item, Long>> counts = List.of(when(where(Item::id).gt(0L)).then(REVIEWS).otherwise(0L),
				when(where(Item::id).lt(0L)).then(0L).otherwise(REVIEWS), coalesce(REVIEWS, 0L), REVIEWS.plus(0L),
				when(where(REVIEWS).eq(1L)).then(1L).otherwise(0L));
		for (Expression<Item, Long> count : counts) {
			assertThat(computed(good.annotate(count), count)).as(count.toString()).containsExactly(1L, 1L);
		}
	}

	@Test
	void annotateWhenItNamesAnAnnotationMeansThatOne() {
		Expression<Item, Long> more = REVIEWS.plus(1L);
		List<Annotated<Item>> rows = covet().await(items().annotate(REVIEWS)
			.filter(where(Item::reviews, Review::stars).gte(4))
			.annotate(more)
			.orderBy(asc(Item::id))
			.all());
		assertThat(rows).extracting((row) -> row.get(REVIEWS)).containsExactly(3L, 2L);
		assertThat(rows).extracting((row) -> row.get(more)).containsExactly(4L, 3L);
	}

	@Test
	void annotateWhenFilteredCountsThoseRelatedRows() {
		Aggregate<Item, Long> good = count(Item::reviews).filter(where(Review::stars).gte(3));
		Expression<Item, Integer> stars = coalesce(sum(Item::reviews, Review::stars), 0);
		AnnotatedQuerySet<Item> items = items().annotate(good, REVIEWS, stars)
			.filter(where(good).lt(9L))
			.orderBy(desc(good), asc(Item::id));
		assertThat(computed(items, good)).containsExactly(2L, 1L, 0L, 0L, 0L);
		assertThat(computed(items, REVIEWS)).containsExactly(3L, 2L, 0L, 0L, 0L);
		assertThat(computed(items, stars)).containsExactly(9, 6, 0, 0, 0);
	}

	@Test
	void annotateWhenRelationsAreLoadedLoadsThem() {
		List<Annotated<Item>> rows = covet().await(items().selectRelated(Item::maker)
			.prefetchRelated(Item::reviews)
			.annotate(REVIEWS)
			.prefetchRelated(Item::labels)
			.orderBy(desc(REVIEWS))
			.limit(2)
			.all());
		assertThat(covet().statements()).hasSize(3);
		assertThat(rows).extracting((row) -> row.entity().maker().get().name()).containsExactly("Acme", "Bolt");
		assertThat(rows)
			.allSatisfy((row) -> assertThat(row.entity().reviews().list()).hasSize(row.get(REVIEWS).intValue()));
		assertThat(rows).extracting((row) -> row.entity().labels().list().size()).containsExactly(2, 1);
	}

	@Test
	void streamWhenAnnotatedEmitsAll() {
		assertThat(
				covet().await(items().annotate(REVIEWS).prefetchRelated(Item::labels).orderBy(asc(Item::id)).stream(2)))
			.extracting((row) -> row.get(REVIEWS) + "/" + row.entity().labels().list().size())
			.containsExactly("3/2", "0/1", "0/0", "0/0", "2/1");
	}

	@Test
	void getWhenNotAskedForIsAnErrorThatSaysWhatThereIs() {
		Annotated<Item> row = covet().await(items().annotate(REVIEWS).first());
		assertThatIllegalArgumentException().isThrownBy(() -> row.get(count(Item::labels)))
			.withMessageContainingAll("labels", "reviews");
	}

	@Test
	void annotateWhenAggregateIsOfTheRowsThemselvesIsAnError() {
		assertThatIllegalArgumentException().isThrownBy(() -> covet().await(items().annotate(sum(Item::price)).all()))
			.withMessageContainingAll("SUM", "Item", "groupBy", "aggregate");
		assertThat(covet().statements()).isEmpty();
	}

}
