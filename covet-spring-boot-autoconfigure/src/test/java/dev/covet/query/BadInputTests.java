package dev.covet.query;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.covet.TestCovet;
import dev.covet.mapping.FetchMode;
import dev.covet.query.Library.Author;
import dev.covet.query.Library.Book;
import dev.covet.query.Library.Loan;
import dev.covet.query.Library.Publisher;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.covet.query.Aggregates.count;
import static dev.covet.query.Conditions.allOf;
import static dev.covet.query.Conditions.any;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.asc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What can't be asked for is an error before any SQL.
 */
class BadInputTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.postgresql(BadInputTests.class);
	}

	@AfterEach
	void noStatementHasLeft() {
		assertThat(covet.statements()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("badNames")
	void stepWhenNameIsWrongFailsAndSaysWhatThereIs(String step, ThrowingCallable call, String[] message) {
		assertThatThrownBy(call).as(step).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(message);
	}

	static Stream<Arguments> badNames() {
		QuerySet<Book> books = covet.objects(Book.class);
		return Stream.of(
		// @formatter:off
				bad("selectRelated unknown", () -> discard(books.selectRelated("writer")), "Book", "'writer'", "publisher"),
				bad("selectRelated scalar", () -> discard(books.selectRelated("title")), "Book.title", "no relation", "publisher"),
				bad("selectRelated scalar by reference", () -> discard(books.selectRelated(Book::title)), "Book.title", "publisher"),
				bad("selectRelated deep", () -> discard(books.selectRelated("publisher.town")), "Publisher", "'town'", "city"),
				bad("selectRelated to-many", () -> discard(books.selectRelated(Book::copies)), "Book.copies", "prefetchRelated"),
				bad("selectRelated to-many deep", () -> discard(books.selectRelated("publisher.books")), "Publisher.books", "prefetchRelated"),
				bad("selectRelated empty", () -> discard(books.selectRelated("")), "''", "publisher"),
				bad("prefetchRelated unknown", () -> discard(books.prefetchRelated("writers")), "'writers'", "authors"),
				bad("prefetchRelated scalar", () -> discard(books.prefetchRelated("pages")), "Book.pages", "authors"),
				bad("values relation", () -> discard(books.values("publisher")), "Book.publisher", "publisher.id"),
				bad("values relation by reference", () -> discard(books.values(Book::publisher)), "Book.publisher", "publisher.id"),
				bad("values to-many", () -> discard(books.values("authors.name")), "Book.authors", "several rows"),
				bad("values unknown", () -> discard(books.values("title", "price")), "'price'", "title"),
				bad("values none", () -> discard(books.values(new String[0])), "Book", "title"),
				bad("valuesList relation", () -> discard(books.valuesList(Book::authors)), "Book.authors"),
				bad("orderBy unknown", () -> discard(books.orderBy("-price")), "'price'", "title"),
				bad("orderBy relation", () -> discard(books.orderBy(asc(Book::publisher))), "Book.publisher", "publisher.id"),
				bad("orderBy to-many", () -> discard(books.orderBy("copies.shelf")), "Book.copies", "several rows"),
				bad("orderBy dash", () -> discard(books.orderBy("-")), "''", "title"),
				bad("filter unknown", () -> discard(books.filter(where("price").eq(1))), "'price'", "title"),
				bad("filter unknown deep", () -> discard(books.filter(where("authors.age").eq(1))), "Author", "'age'", "born"),
				bad("filter empty part", () -> discard(books.filter(where("publisher..name").eq("x"))), "Publisher", "'.name'"),
				bad("filter below scalar", () -> discard(books.filter(where("title.length").eq(1))), "'title.length'"),
				bad("any of a scalar", () -> discard(books.filter(any("title"))), "'title'", "authors"),
				bad("only unknown", () -> discard(covet.objects(Author.class).only("age")), "Author", "'age'", "born"),
				bad("only leaves primitive out", () -> discard(books.only(Book::title)), "Book.pages", "primitive"),
				bad("defer primitive", () -> discard(covet.objects(Loan.class).defer(Loan::days)), "Loan.days", "primitive"));
		// @formatter:on
	}

	private static Condition<Object> any(String relation) {
		return new Condition<>(new RelatedClause(relation, where("id").isNotNull().clause()));
	}

	@ParameterizedTest
	@MethodSource("badValues")
	void stepWhenValueIsWrongFails(String step, ThrowingCallable call, String[] message) {
		assertThatThrownBy(call).as(step).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(message);
	}

	static Stream<Arguments> badValues() {
		QuerySet<Book> books = covet.objects(Book.class);
		return Stream.of(
		// @formatter:off
				bad("negative limit", () -> discard(books.limit(-1)), "limit", "-1"),
				bad("negative offset", () -> discard(books.offset(-1)), "offset", "-1"),
				bad("negative limitPerParent", () -> discard(books.limitPerParent(-1)), "limitPerParent", "-1"),
				bad("fetch size 0", () -> discard(books.fetchSize(0)), "1"),
				bad("timeout 0", () -> discard(books.timeout(Duration.ZERO)), "positive"),
				bad("eq null", () -> discard(where(Book::title).eq((String) null)), "isNull()"),
				bad("between null", () -> discard(where(Book::pages).between(1, null)), "isNull()"),
				bad("in null", () -> discard(where(Book::pages).in(Arrays.asList(1, null))), "isNull()"),
				bad("like null", () -> discard(where(Book::title).like(null)), "isNull()"),
				bad("contains null", () -> discard(where(Book::title).contains(null)), "isNull()"),
				bad("wrong type", () -> discard(books.filter(where("pages").eq("many"))), "Book.pages", "Integer", "many"),
				bad("fraction", () -> discard(books.filter(where("pages").eq(1.9))), "Book.pages", "Integer", "1.9"),
				bad("too large", () -> discard(books.filter(where("pages").eq(Long.MAX_VALUE))), "Book.pages", "Integer"),
				bad("wrong type in list", () -> discard(books.filter(where("pages").in("1", "x"))), "Book.pages", "'x'"),
				bad("wrong id", () -> discard(books.filter(where("publisher").eq("x"))), "Publisher.id", "'x'"),
				bad("wrong entity", () -> discard(books.filter(where("publisher").eq(List.of()))), "Publisher.id"),
				bad("gt on relation", () -> discard(books.filter(where("publisher").gt(1L))), "relation", "eq"),
				bad("like on number", () -> discard(books.filter(where("pages").like("1%"))), "Book.pages", "text"),
				bad("no condition", () -> discard(allOf()), "No condition"),
				bad("get of a slice", () -> discard(books.limit(1).get(1L)), "Book", "limit", "id"),
				bad("get behind an offset", () -> discard(books.offset(0).get(1L)), "Book", "offset"),
				bad("inBulk of a slice", () -> discard(books.offset(2).inBulk(List.of(1L))), "Book", "offset", "ids"),
				bad("get of wrong type", () -> discard(books.get("x")), "Book.id", "'x'"),
				bad("inBulk of wrong type", () -> discard(books.inBulk(List.of("1", "x"))), "Book.id", "'x'"));
		// @formatter:on
	}

	private static void discard(Object result) {
		assertThat(result).isNotNull();
	}

	private static Arguments bad(String step, ThrowingCallable call, String... message) {
		return Arguments.of(step, call, message);
	}

	@Test
	void prefetchWhenSameRelationIsNarrowedInTwoWaysFails() {
		QuerySet<Publisher> publishers = covet.objects(Publisher.class)
			.prefetch(Publisher::books, (books) -> books.filter(where(Book::pages).gt(1)));
		assertThatIllegalArgumentException().isThrownBy(
				() -> discard(publishers.prefetch(Publisher::books, (books) -> books.filter(where(Book::pages).gt(2)))))
			.withMessageContainingAll("Publisher.books", "as(");
	}

	@Test
	void prefetchWhenOneNameIsGivenTwiceFails() {
		QuerySet<Publisher> publishers = covet.objects(Publisher.class)
			.as("thick", Publisher::books, (books) -> books.filter(where(Book::pages).gt(1)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> discard(
					publishers.as("thick", Publisher::books, (books) -> books.filter(where(Book::pages).gt(2)))))
			.withMessageContainingAll("Publisher.books", "as(");
	}

	@Test
	void prefetchWhenWholeIsAskedForBeforeTheNarrowedOneFails() {
		QuerySet<Publisher> publishers = covet.objects(Publisher.class).prefetchRelated(Publisher::books);
		assertThatIllegalArgumentException().isThrownBy(() -> discard(
				publishers.prefetch(Publisher::books, (books) -> books.filter(where(Book::pages).gt(2)))));
	}

	@Test
	void prefetchWhenJoinedRelationIsNarrowedFails() {
		QuerySet<Book> books = covet.objects(Book.class).selectRelated(Book::publisher);
		List<UnaryOperator<QuerySet<Publisher>>> narrowing = List.of(
				(query) -> query.filter(where(Publisher::name).eq("Aurora")), (query) -> query.only(Publisher::name),
				(query) -> query.orderBy("name"), (query) -> query.limitPerParent(1), QuerySet::distinct,
				QuerySet::forUpdate);
		for (UnaryOperator<QuerySet<Publisher>> query : narrowing) {
			assertThatIllegalArgumentException().isThrownBy(() -> discard(books.prefetch(Book::publisher, query)))
				.withMessageContainingAll("Book.publisher", "joined", "selectRelated");
		}
	}

	@Test
	void prefetchWhenItIsToBeRunInAnotherWayFails() {
		List<UnaryOperator<QuerySet<Book>>> ways = List.of((query) -> query.timeout(Duration.ofSeconds(1)),
				(query) -> query.label("books"), (query) -> query.fetchSize(10),
				(query) -> query.fetchMode(FetchMode.RAISE), (query) -> query.cached(Duration.ofSeconds(1)),
				QuerySet::uncached);
		for (UnaryOperator<QuerySet<Book>> way : ways) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> discard(covet.objects(Publisher.class).prefetch(Publisher::books, way)))
				.withMessageContainingAll("Publisher.books", "fetchMode, timeout, fetchSize, label and cached");
			discard(way.apply(covet.objects(Book.class)).prefetch(Book::publisher, (query) -> query));
		}
	}

	@Test
	void prefetchWhenNameIsGivenToAToOneRelationFails() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> discard(covet.objects(Book.class).as("mine", Book::publisher, (query) -> query)))
			.withMessageContaining("Book.publisher");
	}

	@Test
	void prefetchWhenSlicedOverAllParentsFails() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> discard(
					covet.objects(Publisher.class).prefetch(Publisher::books, (books) -> books.limit(3)).list()))
			.withMessageContaining("limitPerParent");
	}

	@Test
	void limitPerParentWhenThereIsNoParentFails() {
		assertThatThrownBy(() -> discard(covet.objects(Book.class).limitPerParent(3).list()))
			.isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("limit");
		assertThatThrownBy(() -> discard(covet.objects(Book.class).limitPerParent(3).aggregate(count())))
			.isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("limitPerParent");
		assertThatThrownBy(() -> discard(covet.objects(Book.class).limitPerParent(3).groupBy(Book::lent)))
			.isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("limitPerParent");
	}

	@Test
	void distinctWhenOrderedByWhatIsNotReadFails() {
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> discard(covet.objects(Book.class).distinct().orderBy("title").valuesList(Book::pages).list()))
			.withMessageContaining("title");
	}

}
