package dev.covet.query;

import java.util.List;
import java.util.Map;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.Library.Author;
import dev.covet.query.Library.Book;
import dev.covet.query.Library.Copy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Expressions.lower;
import static dev.covet.query.Order.asc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plain values, and entities that are read in part.
 */
class ValuesTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.postgresql(ValuesTests.class);
	}

	@BeforeEach
	void count() {
		covet.forgetStatements();
	}

	@Test
	void valuesWhenDottedReadsThroughJoins() {
		List<Map<String, Object>> rows = covet.await(covet.objects(Book.class)
			.orderBy("id")
			.values("title", "subtitle", "publisher.city.name", "publisher.id")
			.list());
		assertThat(rows.get(0).keySet()).containsExactly("title", "subtitle", "publisher.city.name", "publisher.id");
		assertThat(rows.get(0).values()).containsExactly("Dawn", "A start", "Rome", 1L);
		assertThat(rows.get(1)).containsEntry("subtitle", null);
		assertThat(rows.get(3)).containsEntry("publisher.city.name", null).containsEntry("publisher.id", 3L);
		assertThat(covet.statements()).singleElement().satisfies((sql) -> assertThat(sql).doesNotContain("pages"));
	}

	@Test
	void valuesListWhenOnePropertyIsTyped() {
		List<Integer> pages = covet.await(covet.objects(Book.class).orderBy("id").valuesList(Book::pages).list());
		assertThat(pages).containsExactly(100, 200, 300, 400);
	}

	@Test
	void valuesListWhenOnePropertyIsNullIsAnError() {
		QuerySet<Book> books = covet.objects(Book.class).orderBy("id");
		StepVerifier.create(books.valuesList(Book::subtitle).list())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(IllegalStateException.class)
				.hasMessage(
						"Book.subtitle is null in a row, and no result can be: filter by isNotNull(), or coalesce it"))
			.verify(TestDatabase.TIMEOUT);
		StepVerifier.create(books.valuesList(lower(Book::subtitle)).stream(1).skip(1))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(IllegalStateException.class)
				.hasMessageStartingWith("lower[subtitle] is null in a row"))
			.verify(TestDatabase.TIMEOUT);
		assertThat(covet.await(
				covet.objects(Book.class).filter(where(Book::subtitle).isNotNull()).valuesList(Book::subtitle).list()))
			.hasSize(3);
	}

	@Test
	void valuesListWhenSeveralPropertiesIsALineForEachRow() {
		assertThat(covet
			.await(covet.objects(Author.class).orderBy("id").limit(2).valuesList(Author::name, Author::born).list()))
			.containsExactly(List.of("Ada", 1950), java.util.Arrays.asList("Bo", null));
	}

	@Test
	void valuesWhenDistinctReadsEqualRowsOnce() {
		Results<List<Object>> publishers = covet.objects(Book.class)
			.distinct()
			.orderBy(asc(Book::publisher, Library.Publisher::name))
			.valuesList("publisher.name");
		assertThat(covet.await(publishers.list())).containsExactly(List.of("Aurora"), List.of("Bamboo"),
				List.of("Cloud"));
		assertThat(covet.await(publishers.count())).isEqualTo(3);
	}

	@Test
	void valuesWhenStreamedReadsChunks() {
		assertThat(covet.await(covet.objects(Book.class).orderBy("id").valuesList(Book::id).stream(3)))
			.containsExactly(1L, 2L, 3L, 4L);
		assertThat(covet.statements()).hasSize(1);
	}

	@Test
	void onlyWhenPropertiesAreNamedReadsThemAndTheId() {
		Author author = covet.await(covet.objects(Author.class).only(Author::name).get(1L));
		assertThat(author.id()).isEqualTo(1L);
		assertThat(author.name()).isEqualTo("Ada");
		assertThat(author.born()).isNull();
		assertThat(covet.statements()).singleElement()
			.satisfies((sql) -> assertThat(sql).doesNotContain("born", "mentor_id"));
	}

	@Test
	void onlyWhenForeignKeyIsLeftOutLeavesTheHandleUnknown() {
		Author author = covet.await(covet.objects(Author.class).defer(Author::mentor).get(2L));
		assertThat(author.mentor().isKnown()).isFalse();
		assertThat(author.mentor().isLoaded()).isFalse();
		covet.forgetStatements();
		StepVerifier.create(author.mentor().load())
			.expectErrorSatisfies((error) -> assertThat(error).hasMessageContaining("Author.mentor"))
			.verify(TestDatabase.TIMEOUT);
		assertThat(covet.statements()).isEmpty();
		assertThat(covet.await(author.awards().load())).hasSize(1);
	}

	@Test
	void onlyWhenRelationIsLoadedReadsItsKeyToo() {
		Copy copy = covet.await(covet.objects(Copy.class).only(Copy::shelf).selectRelated(Copy::book).get(1L));
		assertThat(copy.book().get().title()).isEqualTo("Dawn");
		Copy prefetched = covet
			.await(covet.objects(Copy.class).only("shelf").prefetchRelated(Copy::book, Copy::loans).get(1L));
		assertThat(prefetched.book().get().title()).isEqualTo("Dawn");
		assertThat(prefetched.loans().list()).hasSize(2);
	}

	@Test
	void deferWhenPropertiesAreNamedReadsTheOthers() {
		Book book = covet.await(covet.objects(Book.class).defer(Book::title, Book::subtitle).get(1L));
		assertThat(book.title()).isNull();
		assertThat(book.pages()).isEqualTo(100);
		assertThat(book.publisher().id()).isEqualTo(1L);
		assertThat(covet.statements()).singleElement().satisfies((sql) -> assertThat(sql).doesNotContain("title"));
	}

}
