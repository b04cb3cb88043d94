package dev.covet.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.covet.TestCovet;
import dev.covet.mapping.Ref;
import dev.covet.query.Library.Author;
import dev.covet.query.Library.Book;
import dev.covet.query.Library.Card;
import dev.covet.query.Library.City;
import dev.covet.query.Library.Copy;
import dev.covet.query.Library.Country;
import dev.covet.query.Library.Loan;
import dev.covet.query.Library.Publisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

import static dev.covet.query.Conditions.allOf;
import static dev.covet.query.Conditions.any;
import static dev.covet.query.Conditions.anyOf;
import static dev.covet.query.Conditions.not;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static dev.covet.query.Path.path;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each condition and its complement, on every database.
 */
abstract class AbstractConditionTests {

	private TestCovet covet;

	abstract TestCovet start(TestCovet.Settings settings);

	@BeforeEach
	void open() {
		this.covet = Library.fill(start(TestCovet.of(Library.ENTITIES)));
	}

	@AfterEach
	void close() {
		this.covet.close();
	}

	@Test
	void filterWhenConditionHoldsReadsItsRowsAndExcludeTheOthers() {
		conditions().forEach((expected) -> {
			String name = ((Named<?>) expected.get()[0]).getName();
			@SuppressWarnings("unchecked")
			Condition<Book> condition = (Condition<Book>) ((Named<?>) expected.get()[0]).getPayload();
			List<?> ids = (List<?>) expected.get()[1];
			List<Long> others = new ArrayList<>(List.of(1L, 2L, 3L, 4L));
			others.removeAll(ids);
			assertThat(ids(condition)).as(name).isEqualTo(ids);
			assertThat(ids(not(condition))).as("not " + name).isEqualTo(others);
			assertThat(ids(not(not(condition)))).as("not not " + name).isEqualTo(ids);
			assertThat(this.covet
				.await(this.covet.objects(Book.class).exclude(condition).orderBy("id").valuesList(Book::id).list()))
				.as("exclude " + name)
				.isEqualTo(others);
		});
	}

	private List<Long> ids(Condition<? super Book> condition) {
		return this.covet
			.await(this.covet.objects(Book.class).filter(condition).orderBy("id").valuesList(Book::id).list());
	}

	static Stream<Arguments> conditions() {
		Path<Book, City> city = path(Book::publisher).then(Publisher::city);
		return Stream.of(
		// @formatter:off
				row("eq", where(Book::pages).eq(200), 2),
				row("ne", where(Book::pages).ne(200), 1, 3, 4),
				row("ne null", where(Book::subtitle).ne("A start"), 3, 4),
				row("gt", where(Book::pages).gt(200), 3, 4),
				row("gte", where(Book::pages).gte(200), 2, 3, 4),
				row("lt", where(Book::pages).lt(200), 1),
				row("lte", where(Book::pages).lte(200), 1, 2),
				row("in", where(Book::pages).in(100, 300), 1, 3),
				row("in list", where(Book::subtitle).in(List.of("A start", "a\\b")), 1, 4),
				row("in none", where(Book::pages).in(), new int[0]),
				row("between", where(Book::pages).between(200, 300), 2, 3),
				row("isNull", where(Book::subtitle).isNull(), 2),
				row("isNotNull", where(Book::subtitle).isNotNull(), 1, 3, 4),
				row("like", where(Book::title).like("D%"), 1, 3),
				row("like with case", where(Book::title).like("d%"), new int[0]),
				row("like escaped", where(Book::subtitle).like("100\\%%"), 3),
				row("likeIgnoreCase", where(Book::title).likeIgnoreCase("d_S%"), 3),
				row("contains", where(Book::title).contains("oo"), 2),
				row("contains percent", where(Book::subtitle).contains("%"), 3),
				row("contains underscore", where(Book::title).contains("_"), 4),
				row("contains backslash", where(Book::subtitle).contains("\\"), 4),
				row("contains quote", where(Book::title).contains("'; DROP TABLE books --"), new int[0]),
				row("containsIgnoreCase", where(Book::title).containsIgnoreCase("NIGHT_"), 4),
				row("startsWith", where(Book::title).startsWith("Du"), 3),
				row("startsWithIgnoreCase", where(Book::title).startsWithIgnoreCase("dU"), 3),
				row("startsWith percent", where(Book::subtitle).startsWith("%"), new int[0]),
				row("endsWith", where(Book::title).endsWith("n"), 1, 2),
				row("endsWithIgnoreCase", where(Book::title).endsWithIgnoreCase("N"), 1, 2),
				row("eqIgnoreCase", where(Book::title).eqIgnoreCase("dAWN"), 1),
				row("isTrue", where(Book::lent).isTrue(), 1, 4),
				row("isFalse", where(Book::lent).isFalse(), 2),
				row("and", where(Book::lent).isTrue().and(where(Book::pages).gt(100)), 4),
				row("or", where(Book::lent).isTrue().or(where(Book::pages).eq(300)), 1, 3, 4),
				row("and or", allOf(anyOf(where(Book::id).eq(1L), where(Book::id).eq(2L)), where(Book::lent).isFalse()), 2),
				row("or and", anyOf(allOf(where(Book::lent).isTrue(), where(Book::pages).eq(100)), where(Book::id).eq(3L)), 1, 3),
				row("not inside", where(Book::pages).gt(100).and(where(Book::subtitle).eq("a\\b").not()), 2, 3),
				row("one step", where(Book::publisher, Publisher::name).eq("Aurora"), 1, 2),
				row("two steps", where(city, City::name).eq("Rome"), 1, 2),
				row("three steps", where(city.then(City::country), Country::name).ne("Italy"), 3),
				row("three steps null", where(city.then(City::country), Country::name).isNull(), 4),
				row("self", where(Book::sequelOf, Book::title).eq("Dawn"), 2),
				row("reverse one", where(Book::card, Card::number).eq("c-3"), 3),
				row("no reverse one", where(Book::card).isNull(), 2, 4),
				row("relation eq handle", where(Book::publisher).eq(Ref.of(Publisher.class, 2L)), 3),
				row("relation eq id", where("publisher").eq(2L), 3),
				row("relation ne", where("sequelOf").ne(1L), 3),
				row("relation in", where("publisher").in(1L, Ref.of(Publisher.class, 3L)), 1, 2, 4),
				row("relation isNull", where(Book::sequelOf).isNull(), 1, 4),
				row("relation id", where(Book::publisher, Publisher::id).eq(3L), 4),
				row("through many", where(Book::copies, Copy::shelf).in("A", "B"), 1, 2),
				row("through join table", where(Book::authors, Author::name).eq("Ada"), 1, 3),
				row("through two many", where(path(Book::copies).then(Copy::loans), Loan::days).gt(10), 1, 2),
				row("one, then many", where(path(Book::sequelOf).then(Book::authors), Author::name).eq("Bo"), 2, 3),
				row("many, then one", where(path(Book::authors).then(Author::mentor), Author::name).eq("Ada"), 1, 2),
				row("separate rows", where(Book::copies, Copy::shelf).eq("A")
					.and(where(path(Book::copies).then(Copy::loans), Loan::days).eq(21)), 1),
				row("same row", any(Book::copies, where(Copy::shelf).eq("A"), where(Copy::loans, Loan::days).eq(21)), new int[0]),
				row("same row found", any(Book::copies, where(Copy::shelf).eq("A"), where(Copy::loans, Loan::days).eq(14)), 1),
				row("any to one", any(Book::publisher, where(Publisher::name).startsWith("A")), 1, 2),
				row("many has row", where("authors").eq(2L), 1, 2),
				row("many is empty", where(Book::authors).isNull(), 4),
				row("many is not empty", where(Book::copies).isNotNull(), 1, 2, 3));
		// @formatter:on
	}

	private static Arguments row(String name, Condition<?> condition, int... ids) {
		return Arguments.of(Named.of(name, condition), IntStream.of(ids).asLongStream().boxed().toList());
	}

	@Test
	void orderByWhenThroughRelationsKeepsRowsWithoutOne() {
		QuerySet<Book> books = this.covet.objects(Book.class);
		assertThat(ordered(books.orderBy(desc(Book::publisher, Publisher::name), asc(Book::id)))).containsExactly(4L,
				3L, 1L, 2L);
		assertThat(ordered(books.orderBy(
				asc(path(Book::publisher).then(Publisher::city).then(City::country), Country::name).nullsFirst(),
				desc(Book::id))))
			.containsExactly(4L, 2L, 1L, 3L);
		assertThat(ordered(books.orderBy("-publisher.name", "-id"))).containsExactly(4L, 3L, 2L, 1L);
	}

	@Test
	void countAndExistsWhenSlicedOrDistinctCountWhatWouldBeRead() {
		QuerySet<Book> books = this.covet.objects(Book.class).orderBy("title");
		assertThat(this.covet.await(books.count())).isEqualTo(4);
		assertThat(this.covet.await(books.limit(3).count())).isEqualTo(3);
		assertThat(this.covet.await(books.limit(3).offset(2).count())).isEqualTo(2);
		assertThat(this.covet.await(books.distinct().limit(3).count())).isEqualTo(3);
		assertThat(this.covet.await(books.distinct().valuesList("publisher.id").count())).isEqualTo(3);
		assertThat(this.covet.await(books.exists())).isTrue();
		assertThat(this.covet.await(books.offset(4).exists())).isFalse();
		assertThat(this.covet.await(books.distinct().exists())).isTrue();
		assertThat(this.covet.await(books.distinct().offset(3).exists())).isTrue();
		assertThat(this.covet.await(books.distinct().offset(4).exists())).isFalse();
		assertThat(this.covet.await(books.limit(0).exists())).isFalse();
	}

	private List<Long> ordered(QuerySet<Book> books) {
		return this.covet.await(books.all().map(Book::id));
	}

}
