package dev.covet.query.dialect;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.covet.query.Expression;
import dev.covet.query.Expressions;
import dev.covet.query.QuerySet;
import dev.covet.query.dialect.Shop.Item;
import dev.covet.query.dialect.Shop.Label;
import dev.covet.query.dialect.Shop.Maker;
import dev.covet.query.dialect.Shop.Person;
import dev.covet.query.dialect.Shop.Review;
import org.junit.jupiter.api.Test;

import static dev.covet.query.Conditions.any;
import static dev.covet.query.Conditions.exists;
import static dev.covet.query.Conditions.not;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Expressions.coalesce;
import static dev.covet.query.Expressions.concat;
import static dev.covet.query.Expressions.length;
import static dev.covet.query.Expressions.lower;
import static dev.covet.query.Expressions.outer;
import static dev.covet.query.Expressions.property;
import static dev.covet.query.Expressions.subquery;
import static dev.covet.query.Expressions.truncate;
import static dev.covet.query.Expressions.upper;
import static dev.covet.query.Expressions.value;
import static dev.covet.query.Expressions.when;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract of a dialect: expressions and sub-queries.
 */
abstract class AbstractExpressionDialectTests extends AbstractDialectTests {

	private <V> List<V> values(Expression<Item, V> expression) {
		return covet().await(items().filter(where(Item::price).isNotNull()).orderBy("id").valuesList(expression).all());
	}

	private QuerySet<Review> reviews() {
		return covet().objects(Review.class);
	}

	@Test
	void arithmeticWhenNumbersComputes() {
		Expression<Item, Integer> price = property(Item::price);
		assertThat(values(price.plus(1))).containsExactly(101, 51, 11, 71);
		assertThat(values(price.minus(price.dividedBy(2)))).containsExactly(50, 25, 5, 35);
		assertThat(values(price.times(2).plus(price))).containsExactly(300, 150, 30, 210);
		assertThat(values(Expressions.<Item, Integer>value(1000).minus(price))).containsExactly(900, 950, 990, 930);
	}

	@Test
	void dividedByWhenWholeNumbersCutsAndWhenCastDoesNot() {
		Expression<Item, Integer> price = property(Item::price);
		assertThat(values(price.dividedBy(40))).containsExactly(2, 1, 0, 1);
		assertThat(values(price.minus(100).dividedBy(40))).containsExactly(0, -1, -2, 0);
		assertThat(values(price.castTo(Double.class).dividedBy(40.0))).containsExactly(2.5, 1.25, 0.25, 1.75);
	}

	@Test
	void filterWhenExpressionIsNullLeavesRowOut() {
		assertThat(ids(where(property(Item::price).plus(1)).gt(0))).containsExactly(1L, 2L, 3L, 5L);
		assertThat(ids(where(property(Item::price).plus(1)).isNull())).containsExactly(4L);
		assertThat(ids(where(coalesce(property(Item::price), 0)).lt(11))).containsExactly(3L, 4L);
		assertThat(ids(not(where(property(Item::price).plus(1)).gt(60)))).containsExactly(2L, 3L, 4L);
	}

	@Test
	void filterWhenANameIsComparedWithATypedExpressionComparesThem() {
		Expression<Item, Integer> half = property(Item::price).dividedBy(2);
		assertThat(ids(where("price").gt(half))).containsExactly(1L, 2L, 3L, 5L);
		assertThat(ids(where("price").lte(half))).isEmpty();
		assertThat(ids(where("id").eq(property(Item::id)))).hasSize(5);
		assertThat(ids(where("price").ne(half), where("price").gte(half.plus(30)))).containsExactly(1L, 5L);
		assertThat(ids(where("price").lt(half.plus(30)))).containsExactly(2L, 3L);
	}

	@Test
	void filterWhenPropertiesAreComparedHoldsThemAgainstEachOther() {
		assertThat(ids(where(Item::price).gt(property(Item::id).castTo(Integer.class).times(20)))).containsExactly(1L,
				2L);
		assertThat(ids(where(Item::name).gt(property(Item::maker, Maker::name)))).containsExactly(1L, 2L, 3L, 5L);
		assertThat(ids(where(Item::name).eq(property(Item::maker, Maker::name)))).isEmpty();
		assertThat(ids(where(property("price")).gte(property("id")))).containsExactly(1L, 2L, 3L, 5L);
	}

	@Test
	void textWhenComputedIsText() {
		assertThat(ids(where(lower(Item::name)).eq("anvil"))).containsExactly(1L);
		assertThat(ids(where(upper(Item::name)).startsWith("AN"))).containsExactly(1L, 2L);
		assertThat(ids(where(length(Item::name)).gt(6))).containsExactly(3L, 4L);
		assertThat(values(concat(value("<"), lower(Item::name), value(">")))).startsWith("<anvil>", "<anchor>");
		assertThat(ids(where(concat(property(Item::name), property(Item::maker, Maker::country))).isNull()))
			.containsExactly(3L, 4L, 5L);
		assertThat(ids(where(lower(Item::name)).in("anvil", "drill"))).containsExactly(1L, 5L);
		assertThat(ids(where(lower(Item::name)).in(List.of()))).isEmpty();
	}

	@Test
	void whenWhenConditionsHoldTakesTheFirst() {
		Expression<Item, String> kind = when(where(Item::price).gte(100)).then("dear")
			.when(where(Item::sold).isTrue())
			.then(upper(Item::name))
			.otherwise("cheap");
		assertThat(values(kind)).containsExactly("dear", "cheap", "cheap", "DRILL");
		assertThat(values(when(where(Item::price).gt(60)).then(1).otherwise(property(Item::price)))).containsExactly(1,
				50, 10, 1);
		assertThat(ids(where(when(where(Item::sold).isTrue()).then(1).otherwiseNull()).isNull())).containsExactly(2L,
				3L, 4L);
	}

	@Test
	void truncateWhenUnitIsGivenReturnsItsBeginning() {
		QuerySet<Person> people = covet().objects(Person.class).filter(where(Person::born).isNotNull()).orderBy("id");
		assertThat(covet().await(people.valuesList(truncate(ChronoUnit.MONTHS, Person::born)).all())).containsExactly(
				LocalDateTime.of(1991, 2, 1, 0, 0), LocalDateTime.of(1991, 2, 1, 0, 0),
				LocalDateTime.of(1981, 7, 1, 0, 0));
		assertThat(covet().await(people.valuesList(truncate(ChronoUnit.HOURS, Person::born)).first()))
			.isEqualTo(LocalDateTime.of(1991, 2, 3, 4, 0));
		assertThat(covet().await(people.valuesList(truncate(ChronoUnit.YEARS, Person::born)).first()))
			.isEqualTo(LocalDateTime.of(1991, 1, 1, 0, 0));
	}

	@Test
	void orderByWhenExpressionOrdersByIt() {
		assertThat(ids(items().orderBy(asc(coalesce(property(Item::price), 60))))).containsExactly(3L, 2L, 4L, 5L, 1L);
		assertThat(ids(items().orderBy(desc(lower(Item::name))).limit(2))).containsExactly(5L, 4L);
		assertThat(ids(items().orderBy(desc(lower(Item::name))).offset(3))).containsExactly(1L, 2L);
	}

	@Test
	void inWhenTheQueryReadsTextsComparesThemExactly() {
		assertThat(ids(where(Item::name).in(items().valuesList(lower(Item::name))))).containsExactly(2L);
		assertThat(ids(not(where(Item::name).in(items().valuesList(lower(Item::name)))))).containsExactly(1L, 3L, 4L,
				5L);
	}

	@Test
	void inWhenTheQueryIsSlicedIsAmongThatPart() {
		QuerySet<Item> dearest = items().orderBy(desc(Item::price).nullsLast()).limit(2);
		assertThat(ids(where(Item::id).in(dearest.valuesList(Item::id)))).containsExactly(1L, 5L);
		assertThat(ids(where(Item::id).in(dearest.offset(1).valuesList(Item::id)), where(Item::price).gt(60)))
			.containsExactly(5L);
		assertThat(ids(where(Item::name).in(dearest.valuesList(Item::name)))).containsExactly(1L, 5L);
	}

	@Test
	void inWhenQueryIsGivenAsksForItsValues() {
		assertThat(ids(where(Item::id)
			.in(reviews().filter(where(Review::stars).gte(4)).valuesList(property(Review::item, Item::id)))))
			.containsExactly(1L, 5L);
		assertThat(ids(not(where(Item::id).in(reviews().valuesList(property(Review::item, Item::id))))))
			.containsExactly(2L, 3L, 4L);
		assertThat(ids(
				where("maker")
					.in(covet().objects(Maker.class).filter(where(Maker::name).eq("Bolt")).valuesList(Maker::id)),
				where(Item::price).gt(10)))
			.containsExactly(5L);
	}

	@Test
	void existsWhenRowAroundIsNamedIsHeldAgainstIt() {
		QuerySet<Review> own = reviews().filter(where(Review::item, Item::id).eq(outer(Item::id)));
		assertThat(ids(exists(own))).containsExactly(1L, 5L);
		assertThat(ids(not(exists(own)))).containsExactly(2L, 3L, 4L);
		assertThat(ids(exists(own.filter(where(Review::stars).eq(5))), where(Item::price).gt(1))).containsExactly(1L);
		assertThat(ids(exists(reviews().filter(where(Review::stars).eq(9))))).isEmpty();
	}

	@Test
	void existsWhenNestedNamesNearestRow() {
		QuerySet<Item> sameMaker = items().filter(where(Item::maker).eq(outer(Item::maker)), where(Item::price).eq(70));
		assertThat(ids(exists(sameMaker))).containsExactly(3L, 5L);
		QuerySet<Maker> makers = covet().objects(Maker.class)
			.filter(exists(items().filter(where(Item::maker, Maker::id).eq(outer(Maker::id)), exists(
					reviews().filter(where(Review::item, Item::id).eq(outer(Item::id)), where(Review::stars).gt(4))))));
		assertThat(covet().await(makers.valuesList(Maker::name).all())).containsExactly("Acme");
	}

	@Test
	void subqueryWhenItHasARowIsItsValue() {
		Expression<Item, Integer> best = subquery(reviews().filter(where(Review::item, Item::id).eq(outer(Item::id)))
			.orderBy(desc(Review::stars))
			.limit(1)
			.valuesList(Review::stars));
		assertThat(ids(where(best).gte(4))).containsExactly(1L, 5L);
		assertThat(ids(where(best).isNull())).containsExactly(2L, 3L, 4L);
		assertThat(ids(items().orderBy(desc(coalesce(best, 0)), asc(Item::id)))).containsExactly(1L, 5L, 2L, 3L, 4L);
	}

	@Test
	void filterWhenThroughToManyComparesWithOuterRow() {
		assertThat(ids(where(Item::reviews, Review::id).eq(outer(Item::id)))).containsExactly(1L, 5L);
		assertThat(ids(any(Item::labels, where(Label::id).eq(outer(Item::id))))).containsExactly(1L);
	}

}
