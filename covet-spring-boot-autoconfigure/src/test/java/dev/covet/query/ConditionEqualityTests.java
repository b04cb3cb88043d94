package dev.covet.query;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.covet.TestCovet;
import dev.covet.query.Library.Author;
import dev.covet.query.Library.Book;
import dev.covet.query.Library.Copy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.covet.query.Aggregates.count;
import static dev.covet.query.Aggregates.sum;
import static dev.covet.query.Conditions.allOf;
import static dev.covet.query.Conditions.any;
import static dev.covet.query.Conditions.anyOf;
import static dev.covet.query.Conditions.exists;
import static dev.covet.query.Conditions.not;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Expressions.property;
import static dev.covet.query.Expressions.when;
import static dev.covet.query.Order.asc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Conditions made alike are equal, and with them the expressions that hold them.
 */
class ConditionEqualityTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.postgresql(ConditionEqualityTests.class);
	}

	static Stream<Arguments> conditions() {
		return Stream.of(alike("title = ?", () -> where(Book::title).eq("Dawn")),
				alike("title = ?", () -> where(Book::title).eq("Noon")),
				alike("title <> ?", () -> where(Book::title).ne("Dawn")),
				alike("title = ? ignoring case", () -> where(Book::title).eqIgnoreCase("Dawn")),
				alike("title LIKE ?", () -> where(Book::title).contains("a")),
				alike("pages in ?", () -> where(Book::pages).in(1, 2)),
				alike("pages between ? and ?", () -> where(Book::pages).between(1, 2)),
				alike("pages > id", () -> where("pages").gt(property("id"))),
				alike("subtitle is null", () -> where(Book::subtitle).isNull()),
				alike("subtitle is not null", () -> where(Book::subtitle).isNotNull()),
				alike("publisher.name = ?", () -> where("publisher.name").eq("x")),
				alike("(pages PLUS a value) > ?", () -> where(property(Book::pages).plus(1)).gt(2)),
				alike("any copies where (shelf = ?)", () -> any(Book::copies, where(Copy::shelf).eq("A"))),
				alike("(pages > ? and lent = ?)", () -> allOf(where(Book::pages).gt(1), where(Book::lent).isTrue())),
				alike("(pages > ? or lent = ?)", () -> anyOf(where(Book::pages).gt(1), where(Book::lent).isTrue())),
				alike("not pages > ?", () -> not(where(Book::pages).gt(1))));
	}

	@ParameterizedTest
	@MethodSource("conditions")
	void equalsWhenMadeAlikeIsTrueAndPrintsNoValue(String text, Supplier<Condition<?>> condition) {
		assertThat(condition.get()).isEqualTo(condition.get()).hasSameHashCodeAs(condition.get()).hasToString(text);
	}

	@Test
	void equalsWhenMadeDifferentlyIsFalse() {
		List<Condition<?>> all = conditions().<Condition<?>>map(ConditionEqualityTests::made).toList();
		assertThat(all).doesNotHaveDuplicates();
		assertThat(where(Book::title).eq("Dawn")).isNotEqualTo(where(Book::title)).isNotEqualTo("title = ?");
	}

	@Test
	void equalsWhenAQueryIsInsideIsThatOfTheQuery() {
		QuerySet<Copy> copies = covet.objects(Copy.class);
		assertThat(exists(copies)).isEqualTo(exists(copies)).hasToString("exists(subquery)");
		assertThat(exists(copies)).isNotEqualTo(exists(copies.limit(1)));
		assertThat(where("id").in(copies.valuesList("id"))).hasToString("id in subquery")
			.isNotEqualTo(where("id").in(copies.valuesList("id")));
	}

	@Test
	void getWhenTheAggregateIsFilteredAlikeFindsItsValue() {
		ComputedRow<Book> row = covet.await(covet.objects(Book.class)
			.aggregate(Aggregates.<Book>count().filter(where(Book::lent).isTrue()),
					sum(Book::pages).filter(where(Book::pages).gt(100))));
		assertThat(row.get(Aggregates.<Book>count().filter(where(Book::lent).isTrue()))).isEqualTo(2L);
		assertThat(row.get(sum(Book::pages).filter(where(Book::pages).gt(100)))).isEqualTo(900);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> row.get(sum(Book::pages).filter(where(Book::pages).gt(200))))
			.withMessage("'sum(pages) where pages > ?' was not asked for; the query computes [count() where lent = ?, "
					+ "sum(pages) where pages > ?]");
	}

	@Test
	void filterWhenItNamesAnAnnotationMadeAlikeChoosesByIt() {
		Supplier<Aggregate<Author, Long>> thick = () -> count(Author::books).filter(where(Book::pages).gte(200));
		Expression<Author, String> kind = when(where(thick.get()).gt(0L)).then("busy").otherwise("idle");
		assertThat(kind)
			.hasToString("case when count() where pages >= ? through books > ? then a value otherwise a value");
		assertThat(covet.await(covet.objects(Author.class)
			.annotate(thick.get(), kind)
			.filter(where(when(where(thick.get()).gt(0L)).<String>then("busy").otherwise("idle")).eq("idle"))
			.orderBy(asc(Author::id))
			.list())).extracting((author) -> author.entity().name() + author.get(thick.get())).containsExactly("Di0");
	}

	private static Condition<?> made(Arguments arguments) {
		return (Condition<?>) ((Supplier<?>) arguments.get()[1]).get();
	}

	private static Arguments alike(String text, Supplier<Condition<?>> condition) {
		return Arguments.of(text, condition);
	}

}
