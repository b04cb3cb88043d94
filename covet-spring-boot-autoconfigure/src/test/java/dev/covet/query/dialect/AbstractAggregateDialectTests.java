package dev.covet.query.dialect;

import java.util.ArrayList;
import java.util.List;

import dev.covet.mapping.Ref;
import dev.covet.query.Aggregate;
import dev.covet.query.Aggregates;
import dev.covet.query.ComputedRow;
import dev.covet.query.Expression;
import dev.covet.query.QuerySet;
import dev.covet.query.dialect.Shop.Item;
import dev.covet.query.dialect.Shop.Label;
import dev.covet.query.dialect.Shop.Maker;
import dev.covet.query.dialect.Shop.Person;
import dev.covet.query.dialect.Shop.Review;
import org.junit.jupiter.api.Test;

import static dev.covet.query.Aggregates.avg;
import static dev.covet.query.Aggregates.count;
import static dev.covet.query.Aggregates.countDistinct;
import static dev.covet.query.Aggregates.max;
import static dev.covet.query.Aggregates.min;
import static dev.covet.query.Aggregates.stdDev;
import static dev.covet.query.Aggregates.sum;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Expressions.coalesce;
import static dev.covet.query.Expressions.property;
import static dev.covet.query.Expressions.when;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static dev.covet.query.Path.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * The contract of a dialect: aggregates and groups.
 */
abstract class AbstractAggregateDialectTests extends AbstractDialectTests {

	private QuerySet<Person> people() {
		return covet().objects(Person.class);
	}

	private ComputedRow<Item> one(QuerySet<Item> items, Aggregate<? super Item, ?> first,
			Aggregate<? super Item, ?> second) {
		return covet().await(items.aggregate(first, second));
	}

	@Test
	void aggregateWhenNumbersComputesOfAllRowsInOneStatement() {
		Aggregate<Person, Integer> total = sum(Person::age);
		ComputedRow<Person> row = covet().await(people().aggregate(total, avg(Person::age), count(), min(Person::age),
				max(Person::age), stdDev(Person::age), countDistinct(Person::age)));
		assertThat(row.get(total)).isEqualTo(337);
		assertThat(row.get(avg(Person::age))).isCloseTo(37.444, within(0.001));
		assertThat(row.get(count())).isEqualTo(9L);
		assertThat(row.get(min(Person::age))).isEqualTo(25);
		assertThat(row.get(max(Person::age))).isEqualTo(57);
		assertThat(row.get(stdDev(Person::age))).isCloseTo(9.593, within(0.001));
		assertThat(row.get(countDistinct(Person::age))).isEqualTo(8L);
		assertThat(covet().statements()).hasSize(1);
	}

	@Test
	void aggregateWhenNothingMatchesIsNullAndCountsAreZero() {
		QuerySet<Person> nobody = people().filter(where(Person::age).gt(100));
		ComputedRow<Person> row = covet().await(nobody.aggregate(sum(Person::age), avg(Person::age), count(),
				countDistinct(Person::age), min(Person::age), stdDev(Person::age)));
		assertThat(row.get(sum(Person::age))).isNull();
		assertThat(row.get(avg(Person::age))).isNull();
		assertThat(row.get(min(Person::age))).isNull();
		assertThat(row.get(stdDev(Person::age))).isNull();
		assertThat(row.get(count())).isZero();
		assertThat(row.get(countDistinct(Person::age))).isZero();
		ComputedRow<Item> items = one(items().filter(where(Item::id).gt(99L)), count(Item::reviews),
				sum(Item::reviews, Review::stars));
		assertThat(items.get(count(Item::reviews))).isZero();
		assertThat(items.get(sum(Item::reviews, Review::stars))).isNull();
	}

	@Test
	void aggregateWhenFilteredTakesThoseRowsOnly() {
		Aggregate<Person, Long> old = Aggregates.<Person>count().filter(where(Person::age).gte(40));
		ComputedRow<Person> row = covet()
			.await(people().aggregate(old, sum(Person::age).filter(where(Person::age).lt(30)), count()));
		assertThat(row.get(old)).isEqualTo(3L);
		assertThat(row.get(count())).isEqualTo(9L);
	}

	@Test
	void aggregateWhenSlicedTakesTheSlice() {
		QuerySet<Person> oldest = people().orderBy("-age").limit(3);
		ComputedRow<Person> row = covet().await(oldest.aggregate(sum(Person::age), count(), min(Person::age)));
		assertThat(row.get(sum(Person::age))).isEqualTo(57 + 46 + 45);
		assertThat(row.get(count())).isEqualTo(3L);
		assertThat(row.get(min(Person::age))).isEqualTo(45);
		ComputedRow<Person> distinct = covet().await(people().distinct().aggregate(count(), sum(Person::age)));
		assertThat(distinct.get(count())).isEqualTo(9L);
		assertThat(distinct.get(sum(Person::age))).isEqualTo(337);
		assertThat(covet().await(oldest.aggregate(count())).get(count())).isEqualTo(3L);
	}

	@Test
	void aggregateWhenExpressionComputesOfIt() {
		Expression<Item, Integer> price = coalesce(property(Item::price), 0);
		ComputedRow<Item> row = one(items(), sum(price.times(2)), avg(price));
		assertThat(row.get(sum(price.times(2)))).isEqualTo(460);
		assertThat(row.get(avg(price))).isEqualTo(46.0);
		Expression<Item, Integer> sold = when(where(Item::sold).isTrue()).then(1).otherwise(0);
		assertThat(one(items(), sum(sold), max(Item::name)).get(sum(sold))).isEqualTo(2);
	}

	@Test
	void aggregateWhenThroughSeveralToManyRelationsMultipliesNoRow() {
		ComputedRow<Item> row = covet().await(items().aggregate(count(), count(Item::reviews), count(Item::labels),
				sum(Item::reviews, Review::stars), avg(Item::reviews, Review::stars), sum(Item::price)));
		assertThat(row.get(count())).isEqualTo(5L);
		assertThat(row.get(count(Item::reviews))).isEqualTo(5L);
		assertThat(row.get(count(Item::labels))).isEqualTo(4L);
		assertThat(row.get(sum(Item::reviews, Review::stars))).isEqualTo(15);
		assertThat(row.get(avg(Item::reviews, Review::stars))).isEqualTo(3.0);
		assertThat(row.get(sum(Item::price))).isEqualTo(230);
		assertThat(covet().statements()).hasSize(1);
	}

	@Test
	void aggregateWhenThroughToManyOfASliceKeepsToIt() {
		ComputedRow<Item> row = one(items().orderBy("id").limit(1), count(Item::reviews),
				max(Item::reviews, Review::stars));
		assertThat(row.get(count(Item::reviews))).isEqualTo(3L);
		assertThat(row.get(max(Item::reviews, Review::stars))).isEqualTo(5);
	}

	@Test
	void groupByWhenPropertyComputesOfEachGroup() {
		List<String> rows = new ArrayList<>();
		covet().await(items().groupBy(Item::sold)
			.aggregate(count(), sum(Item::price), avg(Item::price))
			.orderBy(asc(Item::sold))
			.all()
			.doOnNext((row) -> rows.add(row.get(Item::sold) + " " + row.get(count()) + " " + row.get(sum(Item::price))
					+ " " + row.get(avg(Item::price)))));
		assertThat(rows).containsExactly("false 3 60 30.0", "true 2 170 85.0");
		assertThat(covet().statements()).hasSize(1);
	}

	@Test
	void groupByWhenRelationHasHandlesAsKeys() {
		List<ComputedRow<Item>> rows = covet().await(items().groupBy(Item::maker)
			.aggregate(count(), count(Item::reviews))
			.orderBy(asc(Item::maker, Maker::id).nullsFirst())
			.all());
		assertThat(rows).extracting((row) -> row.get(Item::maker))
			.extracting((maker) -> (maker != null) ? maker.id() : null)
			.containsExactly(null, 1L, 2L);
		assertThat(rows).extracting((row) -> row.get(Item::maker)).allMatch(Ref.class::isInstance);
		assertThat(rows).extracting((row) -> row.get(count())).containsExactly(1L, 2L, 2L);
		assertThat(rows).extracting((row) -> row.get(count(Item::reviews))).containsExactly(0L, 3L, 2L);
	}

	@Test
	void groupByWhenThroughToOneOrComputedGroupsByIt() {
		Expression<Item, String> country = coalesce(property(Item::maker, Maker::country), "?");
		List<ComputedRow<Item>> rows = covet()
			.await(items().groupBy(country).aggregate(count()).orderBy(asc(country)).all());
		assertThat(rows).extracting((row) -> row.get(country)).containsExactly("?", "DE");
		assertThat(rows).extracting((row) -> row.get(count())).containsExactly(3L, 2L);
		Expression<Item, String> maker = property(Item::maker, Maker::name);
		assertThat(covet().await(items().filter(where(Item::maker).isNotNull())
			.groupBy(maker)
			.aggregate(count())
			.orderBy(desc(maker))
			.all())).extracting((row) -> row.get(maker)).containsExactly("Bolt", "Acme");
	}

	@Test
	void havingWhenGivenKeepsThoseGroups() {
		Aggregate<Item, Integer> total = sum(Item::price);
		assertThat(covet().await(items().groupBy(Item::sold).aggregate(total).having(where(total).gt(100)).all()))
			.extracting((row) -> row.get(total))
			.containsExactly(170);
		assertThat(covet().await(items().groupBy(Item::sold).having(where(Aggregates.<Item>count()).eq(3L)).all()))
			.extracting((row) -> row.get(Item::sold))
			.containsExactly(false);
		assertThat(covet().await(items().groupBy(Item::sold)
			.having(where(count(Item::reviews)).gt(3L), where(Item::sold).isTrue())
			.all())).hasSize(1);
	}

	@Test
	void groupByWhenOrderedAndSlicedTakesThoseGroups() {
		Expression<Person, Integer> decade = property(Person::age).dividedBy(10);
		List<ComputedRow<Person>> rows = covet()
			.await(people().groupBy(decade).aggregate(count()).orderBy(desc(count()), desc(decade)).limit(2).all());
		assertThat(rows).extracting((row) -> row.get(decade)).containsExactly(3, 2);
		assertThat(rows).extracting((row) -> row.get(count())).containsExactly(3L, 3L);
		assertThat(covet().await(people().groupBy(decade).count())).isEqualTo(4L);
		assertThat(covet().await(people().groupBy(decade).orderBy(asc(decade)).offset(3).all()))
			.extracting((row) -> row.get(decade))
			.containsExactly(5);
		assertThat(covet().await(people().groupBy(decade).having(where(Aggregates.<Person>count()).gt(9L)).exists()))
			.isFalse();
		assertThat(covet().await(people().groupBy(decade).exists())).isTrue();
		assertThat(covet().await(people().groupBy(decade).first()).get(decade)).isEqualTo(2);
	}

	@Test
	void groupByWhenSlicedGroupsTheSlice() {
		assertThat(covet().await(people().orderBy("age").limit(4).groupBy(Person::age).aggregate(count()).all()))
			.extracting((row) -> row.get(Person::age))
			.containsExactlyInAnyOrder(25, 29, 34);
	}

	@Test
	void aggregateWhenFilteredThroughJoinsTakesThoseRows() {
		Aggregate<Item, Long> acme = Aggregates.<Item>count().filter(where(Item::maker, Maker::name).eq("Acme"));
		Aggregate<Item, Long> heavy = Aggregates.<Item>count().filter(where(Item::labels, Label::name).eq("heavy"));
		ComputedRow<Item> row = one(items(), acme, heavy);
		assertThat(row.get(acme)).isEqualTo(2L);
		assertThat(row.get(heavy)).isEqualTo(2L);
		ComputedRow<Item> sliced = one(items().orderBy("id").limit(1), acme, heavy);
		assertThat(sliced.get(acme)).isEqualTo(1L);
		assertThat(sliced.get(heavy)).isEqualTo(1L);
	}

	@Test
	void aggregateWhenThroughAPathGoesAllTheWay() {
		Aggregate<Review, Long> labels = count(path(Review::item).then(Item::labels));
		Aggregate<Review, Integer> stars = sum(Review::stars).through(path(Review::item).then(Item::reviews));
		ComputedRow<Review> row = covet()
			.await(covet().objects(Review.class).filter(where(Review::id).lte(4L)).aggregate(labels, stars));
		assertThat(row.get(labels)).isEqualTo(2 + 2 + 2 + 1);
		assertThat(row.get(stars)).isEqualTo(9 * 3 + 6);
	}

	@Test
	void aggregateWhenRelatedValuesAreComparedTakesAllOfThem() {
		Aggregate<Item, Long> texts = countDistinct(Item::reviews, Review::text);
		Aggregate<Item, Double> spread = stdDev(Item::reviews, Review::stars);
		Aggregate<Item, Long> labels = countDistinct(Item::labels, Label::name).filter(where(Label::id).lt(9L));
		ComputedRow<Item> row = covet().await(items().aggregate(texts, spread, labels, count()));
		assertThat(row.get(texts)).isEqualTo(3L);
		assertThat(row.get(spread)).isCloseTo(Math.sqrt(2), within(0.001));
		assertThat(row.get(labels)).isEqualTo(2L);
		assertThat(row.get(count())).isEqualTo(5L);
		ComputedRow<Item> sliced = one(items().orderBy("-id").limit(1), texts, spread);
		assertThat(sliced.get(texts)).isEqualTo(1L);
		assertThat(sliced.get(spread)).isEqualTo(1.0);
		List<ComputedRow<Item>> rows = covet().await(items().groupBy(Item::maker)
			.aggregate(texts, labels, count(Item::reviews))
			.having(where(texts).lt(9L))
			.orderBy(desc(texts))
			.all());
		assertThat(rows).extracting((group) -> group.get(texts)).containsExactly(3L, 1L, 0L);
		assertThat(rows).extracting((group) -> group.get(labels)).containsExactly(2L, 1L, 0L);
	}

	@Test
	void sumWhenItDoesNotFitIsAnErrorThatNamesWiderTypes() {
		covet().execute("INSERT INTO \"items\" SELECT 100 + x, 'dear', 2000000000, FALSE, NULL FROM " + numbers());
		try {
			QuerySet<Item> dear = items().filter(where(Item::name).eq("dear"));
			assertThatExceptionOfType(ArithmeticException.class)
				.isThrownBy(() -> covet().await(dear.aggregate(sum(Item::price))))
				.withMessageContainingAll("6000000000", "Integer", "Long.class");
			Aggregate<Item, Long> wide = sum(Item::price, Long.class);
			assertThat(covet().await(dear.aggregate(wide)).get(wide)).isEqualTo(6_000_000_000L);
		}
		finally {
			covet().execute("DELETE FROM \"items\" WHERE id > 100");
		}
	}

	private String numbers() {
		return "(SELECT 1 AS x UNION ALL SELECT 2 UNION ALL SELECT 3) n";
	}

}
