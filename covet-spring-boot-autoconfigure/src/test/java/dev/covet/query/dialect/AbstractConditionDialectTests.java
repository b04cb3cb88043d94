package dev.covet.query.dialect;

import java.util.List;

import dev.covet.query.QuerySet;
import dev.covet.query.dialect.Shop.Item;
import dev.covet.query.dialect.Shop.Label;
import dev.covet.query.dialect.Shop.Maker;
import dev.covet.query.dialect.Shop.Review;
import org.junit.jupiter.api.Test;

import static dev.covet.query.Conditions.any;
import static dev.covet.query.Conditions.anyOf;
import static dev.covet.query.Conditions.not;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract of a dialect: conditions, orders, slices and numbers.
 */
abstract class AbstractConditionDialectTests extends AbstractDialectTests {

	@Test
	void filterWhenComparedReturnsRowsThatCompare() {
		assertThat(ids(where(Item::price).eq(50))).containsExactly(2L);
		assertThat(ids(where(Item::price).ne(50))).containsExactly(1L, 3L, 5L);
		assertThat(ids(where(Item::price).gt(50))).containsExactly(1L, 5L);
		assertThat(ids(where(Item::price).gte(50))).containsExactly(1L, 2L, 5L);
		assertThat(ids(where(Item::price).lt(50))).containsExactly(3L);
		assertThat(ids(where(Item::price).lte(50))).containsExactly(2L, 3L);
		assertThat(ids(where(Item::price).between(50, 100))).containsExactly(1L, 2L, 5L);
		assertThat(ids(where(Item::sold).isTrue())).containsExactly(1L, 5L);
		assertThat(ids(where(Item::sold).isFalse())).containsExactly(2L, 3L, 4L);
	}

	@Test
	void filterWhenAmongListReturnsItsRows() {
		assertThat(ids(where(Item::id).in(5L, 1L, 99L))).containsExactly(1L, 5L);
		assertThat(ids(where(Item::name).in("Anvil", "anvil"))).containsExactly(1L);
		assertThat(ids(where(Item::id).in(List.of()))).isEmpty();
		assertThat(ids(where(Item::id).in(List.<Long>of()).not())).hasSize(5);
		assertThat(ids(where("maker").in(List.of(2L)))).containsExactly(3L, 5L);
	}

	@Test
	void filterWhenNullReturnsNullsOnlyWhereAskedFor() {
		assertThat(ids(where(Item::price).isNull())).containsExactly(4L);
		assertThat(ids(where(Item::price).isNotNull())).containsExactly(1L, 2L, 3L, 5L);
		assertThat(ids(where(Item::maker).isNull())).containsExactly(4L);
		assertThat(ids(where(Item::maker, Maker::country).isNull())).containsExactly(3L, 4L, 5L);
	}

	@Test
	void filterWhenComplementedReturnsAllOtherRows() {
		assertThat(ids(where(Item::price).gt(50).not())).containsExactly(2L, 3L, 4L);
		assertThat(ids(not(where(Item::price).in(50, 70)))).containsExactly(1L, 3L, 4L);
		assertThat(ids(not(where(Item::price).between(50, 100)))).containsExactly(3L, 4L);
		assertThat(ids(not(where(Item::maker, Maker::country).eq("DE")))).containsExactly(3L, 4L, 5L);
		assertThat(ids(where(Item::price).gt(50).not().not())).containsExactly(1L, 5L);
		assertThat(ids(items().exclude(where(Item::sold).isTrue(), where(Item::price).gt(80)).orderBy("id")))
			.containsExactly(2L, 3L, 4L, 5L);
	}

	@Test
	void filterWhenCombinedKeepsPrecedence() {
		assertThat(ids(where(Item::sold).isTrue().and(where(Item::price).gt(80).or(where(Item::id).eq(5L)))))
			.containsExactly(1L, 5L);
		assertThat(ids(anyOf(where(Item::price).eq(10), where(Item::price).eq(50)), where(Item::id).gt(2L)))
			.containsExactly(3L);
	}

	@Test
	void filterWhenTextMatchesDistinguishesCase() {
		assertThat(ids(where(Item::name).contains("n"))).containsExactly(1L, 2L);
		assertThat(ids(where(Item::name).startsWith("A"))).containsExactly(1L);
		assertThat(ids(where(Item::name).endsWith("l"))).containsExactly(1L, 5L);
		assertThat(ids(where(Item::name).like("%r_ll"))).containsExactly(5L);
		assertThat(ids(where(Item::name).eq("anvil"))).isEmpty();
		assertThat(ids(where(Item::name).eq("Anvil "))).isEmpty();
		assertThat(ids(where(Item::name).ne("ANVIL"))).hasSize(5);
		assertThat(ids(where(Item::name).in("ANVIL", "Drill"))).containsExactly(5L);
	}

	@Test
	void filterWhenCaseIsIgnoredMatchesEither() {
		assertThat(ids(where(Item::name).eqIgnoreCase("ANCHOR"))).containsExactly(2L);
		assertThat(ids(where(Item::name).containsIgnoreCase("AN"))).containsExactly(1L, 2L);
		assertThat(ids(where(Item::name).startsWithIgnoreCase("a"))).containsExactly(1L, 2L);
		assertThat(ids(where(Item::name).endsWithIgnoreCase("IL"))).containsExactly(1L);
		assertThat(ids(where(Item::name).likeIgnoreCase("D%L"))).containsExactly(5L);
	}

	@Test
	void filterWhenTextHoldsWildcardsTakesThemLiterally() {
		assertThat(ids(where(Item::name).contains("%"))).containsExactly(3L);
		assertThat(ids(where(Item::name).contains("_"))).containsExactly(3L);
		assertThat(ids(where(Item::name).contains("\\"))).containsExactly(4L);
		assertThat(ids(where(Item::name).endsWithIgnoreCase("50%_OFF"))).containsExactly(3L);
		assertThat(ids(where(Item::name).startsWith("Crate\\"))).containsExactly(4L);
		assertThat(ids(where(Item::name).like("%0\\%\\_%"))).containsExactly(3L);
	}

	@Test
	void filterWhenThroughToManyAsksForExistence() {
		assertThat(ids(where(Item::reviews, Review::stars).gte(3))).containsExactly(1L, 5L);
		assertThat(ids(where(Item::reviews, Review::stars).eq(5), where(Item::reviews, Review::text).eq("bad")))
			.containsExactly(1L);
		assertThat(ids(any(Item::reviews, where(Review::stars).eq(5), where(Review::text).eq("bad")))).isEmpty();
		assertThat(ids(where(Item::reviews).isNull())).containsExactly(2L, 3L, 4L);
		assertThat(ids(where(Item::reviews, Review::text).isNull())).containsExactly(5L);
		assertThat(ids(where(Item::reviews, Review::text).isNotNull())).containsExactly(1L, 5L);
		assertThat(ids(where(Item::reviews, Review::text).isNull().not())).containsExactly(1L, 2L, 3L, 4L);
		assertThat(ids(where("reviews.item.maker.name").eq("Acme"))).containsExactly(1L);
	}

	@Test
	void filterWhenThroughJoinTableAsksForExistence() {
		assertThat(ids(where(Item::labels, Label::name).eq("heavy"))).containsExactly(1L, 2L);
		assertThat(ids(not(where(Item::labels, Label::name).eq("heavy")))).containsExactly(3L, 4L, 5L);
		assertThat(ids(where(Item::labels).isNotNull())).containsExactly(1L, 2L, 5L);
		assertThat(ids(where("labels").in(List.of(2L)))).containsExactly(1L, 5L);
	}

	// H2 writes a query inside another anew, and loses the parentheses around EXISTS.
	@Test
	void filterWhenComplementOfExistenceIsCountedInsideAnotherQueryIsUnderstood() {
		QuerySet<Item> unlabelled = items().filter(not(anyOf(where(Item::labels).isNotNull())));
		assertThat(covet().await(unlabelled.limit(9).count())).isEqualTo(2);
	}

	@Test
	void orderByWhenNullsArePlacedPutsThemThere() {
		assertThat(ids(items().orderBy(asc(Item::price).nullsFirst()))).containsExactly(4L, 3L, 2L, 5L, 1L);
		assertThat(ids(items().orderBy(asc(Item::price).nullsLast()))).containsExactly(3L, 2L, 5L, 1L, 4L);
		assertThat(ids(items().orderBy(desc(Item::price).nullsFirst()))).containsExactly(4L, 1L, 5L, 2L, 3L);
		assertThat(ids(items().orderBy(desc(Item::price).nullsLast()))).containsExactly(1L, 5L, 2L, 3L, 4L);
		assertThat(ids(items().orderBy(desc(Item::maker, Maker::name).nullsLast(), desc(Item::id)))).containsExactly(5L,
				3L, 2L, 1L, 4L);
	}

	@Test
	void limitAndOffsetWhenOrderedCutASlice() {
		assertThat(ids(items().orderBy("-id").limit(2))).containsExactly(5L, 4L);
		assertThat(ids(items().orderBy("-id").offset(3))).containsExactly(2L, 1L);
		assertThat(ids(items().orderBy("-id").limit(2).offset(1))).containsExactly(4L, 3L);
		assertThat(ids(items().limit(0))).isEmpty();
	}

	@Test
	void countWhenSlicedOrDistinctCountsResults() {
		assertThat(covet().await(items().count())).isEqualTo(5);
		assertThat(covet().await(items().filter(where(Item::price).gt(50)).count())).isEqualTo(2);
		assertThat(covet().await(items().orderBy("id").limit(3).count())).isEqualTo(3);
		assertThat(covet().await(items().offset(4).count())).isEqualTo(1);
		assertThat(covet().await(items().distinct().valuesList(Item::sold).count())).isEqualTo(2);
		assertThat(covet().await(items().filter(where(Item::reviews, Review::stars).gte(1)).count())).isEqualTo(2);
	}

	@Test
	void existsWhenRowsMatchSaysSo() {
		assertThat(covet().await(items().filter(where(Item::price).gt(50)).exists())).isTrue();
		assertThat(covet().await(items().filter(where(Item::price).gt(500)).exists())).isFalse();
		assertThat(covet().await(items().offset(5).exists())).isFalse();
	}

	@Test
	void distinctWhenValuesRepeatReturnsEachOnce() {
		assertThat(covet().await(items().distinct().orderBy("sold").valuesList(Item::sold).all()))
			.containsExactly(false, true);
		assertThat(covet()
			.await(items().filter(where(Item::maker).isNotNull()).distinct().valuesList("maker.name", "sold").count()))
			.isEqualTo(4);
	}

}
