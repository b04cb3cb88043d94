package dev.covet.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.Library.Author;
import dev.covet.query.Library.Book;
import dev.covet.query.Library.Publisher;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways to ask for results.
 */
class ResultsTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.postgresql(ResultsTests.class);
	}

	@BeforeEach
	void count() {
		covet.forgetStatements();
	}

	@Test
	void querySetWhenNotSubscribedToRunsNothing() {
		Flux<Book> books = covet.objects(Book.class).filter(where(Book::pages).gt(100)).all();
		assertThat(covet.statements()).isEmpty();
		assertThat(covet.await(books)).hasSize(3);
		assertThat(covet.await(books)).hasSize(3);
		assertThat(covet.statements()).hasSize(2);
	}

	@Test
	void querySetWhenStepIsTakenStaysAsItWas() {
		QuerySet<Book> books = covet.objects(Book.class).orderBy("id");
		assertThat(covet.await(books.filter(where(Book::id).eq(1L)).limit(1).list())).hasSize(1);
		assertThat(covet.await(books.orderBy(desc(Book::id)).first()).id()).isEqualTo(4L);
		assertThat(covet.await(books.list())).extracting(Book::id).containsExactly(1L, 2L, 3L, 4L);
	}

	@Test
	void getWhenIdExistsReadsIt() {
		assertThat(covet.await(covet.objects(Book.class).get(2L)).title()).isEqualTo("Noon");
		assertThat(covet.await(covet.objects(Book.class).get("2")).title()).isEqualTo("Noon");
		assertThat(covet.await(covet.objects(Book.class).filter(where(Book::title).eq("Noon")).get()).id())
			.isEqualTo(2L);
	}

	@Test
	void getWhenNothingMatchesIsNotFound() {
		verifyError(covet.objects(Book.class).get(99L), NotFoundException.class, "Book");
		verifyError(covet.objects(Book.class).filter(where(Book::pages).gt(100)).get(1L), NotFoundException.class,
				"Book");
		verifyError(covet.objects(Book.class).get(99L), EmptyResultDataAccessException.class, "Book");
	}

	@Test
	void getWhenSeveralMatchIsNotUnique() {
		verifyError(covet.objects(Book.class).get(), NotUniqueException.class, "Book");
		verifyError(covet.objects(Book.class).get(), IncorrectResultSizeDataAccessException.class, "Book");
		assertThat(covet.statements()).allMatch((sql) -> sql.contains("LIMIT"));
	}

	@Test
	void oneWhenNothingMatchesIsEmpty() {
		StepVerifier.create(covet.objects(Book.class).filter(where(Book::id).eq(99L)).one())
			.expectComplete()
			.verify(TestDatabase.TIMEOUT);
		verifyError(covet.objects(Book.class).one(), NotUniqueException.class, "Book");
	}

	@Test
	void firstWhenNotOrderedIsTheFirstById() {
		assertThat(covet.await(covet.objects(Book.class).first()).id()).isEqualTo(1L);
		assertThat(covet.await(covet.objects(Book.class).offset(2).first()).id()).isEqualTo(3L);
		assertThat(covet.await(covet.objects(Book.class).orderBy(desc(Book::pages)).first()).id()).isEqualTo(4L);
		StepVerifier.create(covet.objects(Book.class).limit(0).first()).expectComplete().verify(TestDatabase.TIMEOUT);
	}

	@Test
	void firstWhenDistinctIsTheFirstOfWhatIsRead() {
		assertThat(covet.await(covet.objects(Book.class).distinct().valuesList("publisher.name").first()))
			.containsExactly("Aurora");
		assertThat(covet.await(covet.objects(Book.class).distinct().as(Title.class).first()))
			.isEqualTo(new Title("Dawn"));
	}

	@Test
	void inBulkWhenIdsAreMissingKeepsTheOrderOfTheOthers() {
		Map<Long, Book> books = covet.await(covet.objects(Book.class).inBulk(List.of(3L, 99L, 1L, 3L)));
		assertThat(books.keySet()).containsExactly(3L, 1L);
		assertThat(books.get(3L).title()).isEqualTo("Dusk");
		assertThat(covet.statements()).hasSize(1);
	}

	@Test
	void inBulkWhenIdsAreOfAnotherTypeFindsThemByThat() {
		assertThat(covet.await(covet.objects(Book.class).inBulk(List.of(2, 1))).keySet()).containsExactly(2, 1);
		assertThat(covet.await(covet.objects(Book.class).inBulk(List.of("2"))).get("2").title()).isEqualTo("Noon");
	}

	@Test
	void inBulkWhenThereAreNoIdsTakesNoStatement() {
		assertThat(covet.await(covet.objects(Book.class).inBulk(List.of()))).isEmpty();
		assertThat(covet.statements()).isEmpty();
	}

	@Test
	void inBulkWhenFilteredReadsOnlyWhatMatches() {
		assertThat(covet.await(covet.objects(Book.class).filter(where(Book::pages).gt(100)).inBulk(List.of(1L, 2L))))
			.containsOnlyKeys(2L);
	}

	@Test
	void allWhenLoadedOneByOneKeepsTheOrder() {
		List<String> expected = List.of("Night_fall", "Dusk", "Noon", "Dawn");
		QuerySet<Book> books = covet.objects(Book.class).orderBy(desc(Book::pages));
		List<Book> prefetched = covet.await(books.prefetchRelated(Book::authors, Book::copies).list());
		assertThat(prefetched).extracting(Book::title).isEqualTo(expected);
		List<String> loaded = new ArrayList<>();
		covet.await(books.all()
			.concatMap((book) -> book.publisher().load().doOnNext((publisher) -> loaded.add(book.title()))));
		assertThat(loaded).isEqualTo(expected);
	}

	@Test
	void existsAndCountWhenAskedReadNoRow() {
		assertThat(covet.await(covet.objects(Author.class).filter(where(Author::born).isNull()).exists())).isTrue();
		assertThat(covet.await(covet.objects(Author.class).filter(where(Author::born).lt(1900)).exists())).isFalse();
		assertThat(covet.await(covet.objects(Publisher.class).prefetchRelated(Publisher::books).count())).isEqualTo(3);
		assertThat(covet.statements()).hasSize(3).noneMatch((sql) -> sql.contains("\"name\""));
	}

	private static void verifyError(Mono<?> result, Class<? extends Throwable> type, String message) {
		StepVerifier.create(result)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(type).hasMessageContaining(message))
			.verify(TestDatabase.TIMEOUT);
	}

	record Title(String title) {
	}

}
