package dev.covet.query;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.query.Library.Author;
import dev.covet.query.Library.Award;
import dev.covet.query.Library.Book;
import dev.covet.query.Library.Copy;
import dev.covet.query.Library.Loan;
import dev.covet.query.Library.Publisher;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static dev.covet.query.Path.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Relations that are loaded by statements of their own.
 */
class PrefetchTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.postgresql(PrefetchTests.class);
	}

	@BeforeEach
	void count() {
		covet.forgetStatements();
	}

	@Test
	void prefetchWhenManyToManyIsNestedTakesThreeStatements() {
		List<Book> books = covet.await(covet.objects(Book.class)
			.prefetchRelated(path(Book::authors).then(Author::awards))
			.orderBy("id")
			.list());
		assertThat(books.get(0).authors().list()).flatExtracting((author) -> author.awards().list())
			.extracting(Award::name)
			.containsExactlyInAnyOrder("Gold", "Silver", "Gold");
		assertThat(covet.statements()).hasSize(3);
	}

	@Test
	void prefetchWhenOuterPathIsNamedTwiceTakesThreeStatements() {
		List<Book> books = covet.await(covet.objects(Book.class)
			.prefetchRelated(Book::authors)
			.prefetchRelated("authors.awards", "authors")
			.orderBy("id")
			.list());
		assertThat(books.get(0).authors().list()).allMatch((author) -> author.awards().isLoaded());
		assertThat(covet.statements()).hasSize(3);
	}

	@Test
	void prefetchWhenFirstLevelIsJoinedTakesTwoStatements() {
		List<Copy> copies = covet.await(covet.objects(Copy.class)
			.prefetchRelated(path(Copy::book).then(Book::authors))
			.selectRelated(Copy::book)
			.orderBy("id")
			.list());
		assertThat(copies.get(0).book().get().authors().list()).extracting(Author::name)
			.containsExactlyInAnyOrder("Ada", "Bo");
		assertThat(copies.get(4).book().isEmpty()).isTrue();
		assertThat(covet.statements()).hasSize(2);
	}

	@Test
	void prefetchWhenNothingMatchesTakesNoFurtherStatement() {
		assertThat(covet.await(covet.objects(Book.class)
			.prefetchRelated(Book::authors, Book::copies)
			.filter(where(Book::id).eq(99L))
			.list())).isEmpty();
		assertThat(covet.statements()).hasSize(1);
	}

	@Test
	void prefetchWhenAllForeignKeysAreNullTakesNoFurtherStatement() {
		List<Copy> copies = covet.await(covet.objects(Copy.class)
			.prefetchRelated(path(Copy::book).then(Book::authors))
			.filter(where(Copy::book).isNull())
			.list());
		assertThat(copies).singleElement().satisfies((copy) -> assertThat(copy.book().isEmpty()).isTrue());
		assertThat(covet.statements()).hasSize(1);
	}

	@Test
	void prefetchWhenParentHasNoRowsIsAnEmptyList() {
		List<Book> books = covet.await(covet.objects(Book.class).prefetchRelated(Book::authors).orderBy("id").list());
		assertThat(books).extracting(Book::title).containsExactly("Dawn", "Noon", "Dusk", "Night_fall");
		assertThat(books.get(3).authors().list()).isEmpty();
		assertThat(covet.statements()).hasSize(2);
	}

	@Test
	void prefetchWhenChildHasSeveralParentsIsOneInstance() {
		List<Book> books = covet.await(covet.objects(Book.class).prefetchRelated(Book::authors).orderBy("id").list());
		Author boInDawn = author(books.get(0), "Bo");
		assertThat(author(books.get(1), "Bo")).isSameAs(boInDawn);
		assertThat(covet.statements()).hasSize(2);
	}

	@Test
	void selectRelatedWhenChildHasSeveralParentsIsOneInstance() {
		List<Loan> loans = covet
			.await(covet.objects(Loan.class).selectRelated(path(Loan::copy).then(Copy::book)).orderBy("id").list());
		assertThat(loans.get(0).copy().get()).isSameAs(loans.get(1).copy().get());
		assertThat(loans.get(2).copy().get().book().get()).isSameAs(loans.get(0).copy().get().book().get());
	}

	@Test
	void prefetchWhenRelationIsToOneTakesOneStatement() {
		List<Copy> copies = covet.await(covet.objects(Copy.class).prefetchRelated(Copy::book).orderBy("id").list());
		assertThat(copies.get(0).book().get()).isSameAs(copies.get(1).book().get());
		assertThat(covet.statements()).hasSize(2);
	}

	@Test
	void prefetchWhenRelationIsReverseOneToOneTakesOneStatement() {
		List<Book> books = covet.await(covet.objects(Book.class).prefetchRelated(Book::card).orderBy("id").list());
		assertThat(books.get(0).card().get().number()).isEqualTo("c-1");
		assertThat(books.get(1).card().isEmpty()).isTrue();
		assertThat(covet.statements()).hasSize(2);
	}

	@Test
	void prefetchWhenLimitedPerParentTakesTheFirstOfEach() {
		List<Publisher> publishers = covet.await(covet.objects(Publisher.class)
			.prefetch(Publisher::books, (books) -> books.orderBy(desc(Book::pages)).limitPerParent(1))
			.orderBy("id")
			.list());
		assertThat(publishers).extracting((publisher) -> publisher.books().list().stream().map(Book::title).toList())
			.containsExactly(List.of("Noon"), List.of("Dusk"), List.of("Night_fall"));
		assertThat(covet.statements()).hasSize(2);
	}

	@Test
	void prefetchWhenLimitedPerParentOverAJoinTableTakesTheFirstOfEach() {
		List<Book> books = covet.await(covet.objects(Book.class)
			.prefetch(Book::authors,
					(authors) -> authors.orderBy(desc(Author::name)).limitPerParent(1).selectRelated(Author::mentor))
			.orderBy("id")
			.list());
		assertThat(books.get(0).authors().list()).singleElement().satisfies((author) -> {
			assertThat(author.name()).isEqualTo("Bo");
			assertThat(author.mentor().get().name()).isEqualTo("Ada");
		});
		assertThat(books.get(2).authors().list()).extracting(Author::name).containsExactly("Cy");
		assertThat(covet.statements()).hasSize(2);
	}

	@Test
	void prefetchWhenNarrowedFiltersAndOrdersTheChildrenOnly() {
		List<Publisher> publishers = covet.await(covet.objects(Publisher.class)
			.prefetch(Publisher::books, (books) -> books.filter(where(Book::pages).gte(200)).orderBy(desc(Book::pages)))
			.orderBy(asc(Publisher::id))
			.list());
		assertThat(publishers).extracting((publisher) -> publisher.books().list().stream().map(Book::pages).toList())
			.containsExactly(List.of(200), List.of(300), List.of(400));
		assertThat(covet.statements()).hasSize(2);
	}

	@Test
	void prefetchWhenUnderANameIsBesideTheWhole() {
		List<Publisher> publishers = covet.await(covet.objects(Publisher.class)
			.prefetchRelated(Publisher::books)
			.as("thick", Publisher::books, (books) -> books.filter(where(Book::pages).gt(150)))
			.as("first", Publisher::books, (books) -> books.orderBy("id").limitPerParent(1))
			.orderBy("id")
			.list());
		Publisher aurora = publishers.get(0);
		assertThat(aurora.books().list()).hasSize(2);
		assertThat(aurora.books().named("thick")).extracting(Book::title).containsExactly("Noon");
		assertThat(aurora.books().named("first")).extracting(Book::title).containsExactly("Dawn");
		assertThatIllegalArgumentException().isThrownBy(() -> aurora.books().named("other"))
			.withMessageContaining("thick");
		assertThat(covet.statements()).hasSize(4);
	}

	@Test
	void prefetchWhenOnlyUnderANameLeavesTheWholeUnloaded() {
		Publisher publisher = covet.await(covet.objects(Publisher.class)
			.as("thick", Publisher::books, (books) -> books.filter(where(Book::pages).gt(150)))
			.get(1L));
		assertThat(publisher.books().isLoaded()).isFalse();
		assertThat(publisher.books().named("thick")).hasSize(1);
		assertThat(covet.await(publisher.books().load())).hasSize(2);
		assertThat(covet.statements()).hasSize(3);
	}

	@Test
	void prefetchWhenInnerRelationIsNestedInANarrowedOneLoadsBoth() {
		List<Publisher> publishers = covet.await(covet.objects(Publisher.class)
			.prefetch(Publisher::books, (books) -> books.prefetchRelated(Book::authors).selectRelated(Book::sequelOf))
			.prefetchRelated("books.copies")
			.orderBy("id")
			.list());
		Book noon = publishers.get(0)
			.books()
			.list()
			.stream()
			.filter((book) -> book.id() == 2)
			.findFirst()
			.orElseThrow();
		assertThat(noon.sequelOf().get().title()).isEqualTo("Dawn");
		assertThat(noon.authors().list()).hasSize(1);
		assertThat(noon.copies().list()).hasSize(1);
		assertThat(covet.statements()).hasSize(4);
	}

	@Test
	void prefetchWhenJoinedRelationIsDeepenedLoadsBelowIt() {
		QuerySet<Book> books = covet.objects(Book.class).orderBy("id");
		List<Book> prefetched = covet.await(books.selectRelated(Book::publisher)
			.prefetch(Book::publisher,
					(publishers) -> publishers.prefetchRelated(Publisher::books).selectRelated(Publisher::city))
			.list());
		assertThat(prefetched.get(0).publisher().get().books().list()).hasSize(2);
		assertThat(prefetched.get(0).publisher().get().city().get().name()).isEqualTo("Rome");
		assertThat(covet.statements()).hasSize(2);
		covet.forgetStatements();
		List<Copy> copies = covet.await(covet.objects(Copy.class)
			.prefetch(Copy::book, (query) -> query.prefetchRelated("publisher.books").selectRelated("publisher"))
			.orderBy("id")
			.list());
		assertThat(copies.get(0).book().get().publisher().get().books().list()).hasSize(2);
		assertThat(covet.statements()).hasSize(3);
	}

	@Test
	void prefetchWhenTwoPathsMeetInTheSameRowsLoadsWhatEachAsksFor() {
		Flux<Book> books = covet.objects(Book.class)
			.prefetchRelated("publisher.books", "sequelOf.publisher.books.copies")
			.orderBy("id")
			.all();
		// In a transaction one path is loaded after the other
		List<Book> read = covet.await(covet.transaction().transactional(books));
		Publisher aurora = read.get(1).sequelOf().get().publisher().get();
		assertThat(aurora.books().list()).hasSize(2).allMatch((book) -> book.copies().isLoaded());
	}

	@Test
	void loadWhenListIsOfTheSameResultTakesOneStatementForAll() {
		List<Book> books = covet.await(covet.objects(Book.class).orderBy("id").list());
		covet.forgetStatements();
		List<Integer> sizes = covet
			.await(Flux.fromIterable(books).concatMap((book) -> book.authors().load().count().map(Long::intValue)));
		assertThat(sizes).containsExactly(2, 1, 2, 0);
		assertThat(covet.statements()).hasSize(1);
	}

	private static Author author(Book book, String name) {
		return book.authors().list().stream().filter((author) -> author.name().equals(name)).findFirst().orElseThrow();
	}

}
