package dev.covet.query;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.FetchMode;
import dev.covet.mapping.RelationNotLoadedException;
import dev.covet.query.Library.Author;
import dev.covet.query.Library.Book;
import dev.covet.query.Library.City;
import dev.covet.query.Library.Copy;
import dev.covet.query.Library.Country;
import dev.covet.query.Library.Fine;
import dev.covet.query.Library.Loan;
import dev.covet.query.Library.Publisher;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static dev.covet.query.Path.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * To-one relations along paths: lazily one statement for each step, joined one in all.
 */
class RelatedPathTests {

	private static final Path<Fine, Country> TO_COUNTRY = path(Fine::loan).then(Loan::copy)
		.then(Copy::book)
		.then(Book::publisher)
		.then(Publisher::city)
		.then(City::country);

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.postgresql(RelatedPathTests.class);
	}

	@BeforeEach
	void count() {
		covet.forgetStatements();
	}

	@Test
	void loadWhenPathHasSevenStepsTakesEightStatements() {
		Mono<String> continent = covet.objects(Fine.class)
			.get(1L)
			.flatMap((fine) -> fine.loan().load())
			.flatMap((loan) -> loan.copy().load())
			.flatMap((copy) -> copy.book().load())
			.flatMap((book) -> book.publisher().load())
			.flatMap((publisher) -> publisher.city().load())
			.flatMap((city) -> city.country().load())
			.flatMap((country) -> country.continent().load())
			.map(Library.Continent::name);
		assertThat(covet.await(continent)).isEqualTo("Europe");
		assertThat(covet.statements()).hasSize(8);
	}

	@Test
	void selectRelatedWhenPathHasSevenStepsTakesOneStatement() {
		Fine fine = covet.await(covet.objects(Fine.class).selectRelated(TO_COUNTRY.then(Country::continent)).get(1L));
		assertThat(fine.loan()
			.get()
			.copy()
			.get()
			.book()
			.get()
			.publisher()
			.get()
			.city()
			.get()
			.country()
			.get()
			.continent()
			.get()
			.name()).isEqualTo("Europe");
		assertThat(covet.statements()).hasSize(1);
	}

	@Test
	void selectRelatedWhenNamedByStringTakesOneStatement() {
		Fine fine = covet
			.await(covet.objects(Fine.class).selectRelated("loan.copy.book.publisher.city.country.continent").get(2L));
		assertThat(fine.loan().get().copy().get().book().get().title()).isEqualTo("Noon");
		assertThat(covet.statements()).hasSize(1);
	}

	@Test
	void selectRelatedWhenFirstStepIsNullKeepsTheRow() {
		List<Fine> fines = covet.await(covet.objects(Fine.class).selectRelated(TO_COUNTRY).orderBy("id").all());
		assertThat(fines).extracting(Fine::id).containsExactly(1L, 2L, 3L);
		assertThat(fines.get(2).loan().isEmpty()).isTrue();
		assertThat(fines.get(2).loan().isLoaded()).isTrue();
		assertThat(covet.statements()).hasSize(1);
	}

	@Test
	void loadWhenListOfFourHasTwoStepsAndModeIsOneTakesNineStatements() {
		List<String> titles = covet.await(covet.objects(Loan.class)
			.fetchMode(FetchMode.ONE)
			.orderBy("id")
			.limit(4)
			.all()
			.concatMap((loan) -> loan.copy().load())
			.concatMap((copy) -> copy.book().load())
			.map(Book::title));
		assertThat(titles).containsExactly("Dawn", "Dawn", "Dawn", "Noon");
		assertThat(covet.statements()).hasSize(9);
	}

	@Test
	void selectRelatedWhenListOfFourHasTwoStepsTakesOneStatement() {
		List<Loan> loans = covet.await(covet.objects(Loan.class)
			.selectRelated(path(Loan::copy).then(Copy::book))
			.orderBy("id")
			.limit(4)
			.all());
		assertThat(loans).extracting((loan) -> loan.copy().get().book().get().title())
			.containsExactly("Dawn", "Dawn", "Dawn", "Noon");
		assertThat(covet.statements()).hasSize(1);
	}

	@Test
	void loadWhenModeIsPeersTakesOneStatementForAllSiblings() {
		List<Copy> copies = covet.await(covet.objects(Copy.class).orderBy("id").list());
		covet.forgetStatements();
		assertThat(covet.await(copies.get(0).book().load()).title()).isEqualTo("Dawn");
		assertThat(covet.statements()).hasSize(1);
		covet.forgetStatements();
		assertThat(covet.await(copies.get(3).book().load()).title()).isEqualTo("Dusk");
		assertThat(copies.get(1).book().get()).isSameAs(copies.get(0).book().get());
		assertThat(covet.statements()).isEmpty();
	}

	@Test
	void loadWhenModeIsPeersPassesTheModeOn() {
		List<Copy> copies = covet.await(covet.objects(Copy.class).orderBy("id").list());
		covet.forgetStatements();
		List<String> publishers = covet.await(reactor.core.publisher.Flux.fromIterable(copies)
			.concatMap((copy) -> copy.book().load())
			.concatMap((book) -> book.publisher().load())
			.map(Publisher::name));
		assertThat(publishers).containsExactly("Aurora", "Aurora", "Aurora", "Bamboo");
		assertThat(covet.statements()).hasSize(2);
	}

	@Test
	void loadWhenModeIsRaiseFailsWithoutStatementAndNamesTheRelation() {
		Book book = covet.await(covet.objects(Book.class).fetchMode(FetchMode.RAISE).first());
		covet.forgetStatements();
		assertThatExceptionOfType(RelationNotLoadedException.class)
			.isThrownBy(() -> covet.await(book.publisher().load()))
			.withMessageContaining("Book.publisher")
			.withMessageContaining("selectRelated(Book::publisher)");
		assertThatExceptionOfType(RelationNotLoadedException.class).isThrownBy(() -> covet.await(book.authors().load()))
			.withMessageContaining("Book.authors")
			.withMessageContaining("prefetchRelated(Book::authors)");
		assertThat(covet.statements()).isEmpty();
	}

	@Test
	void getWhenRelationIsNotLoadedNamesTheCallThatWouldLoadIt() {
		Book book = covet.await(covet.objects(Book.class).first());
		assertThatExceptionOfType(RelationNotLoadedException.class).isThrownBy(() -> book.publisher().get())
			.withMessageContaining("Book.publisher")
			.withMessageContaining("selectRelated(Book::publisher)");
	}

	@Test
	void selectRelatedWhenSelfReferenceEndsWithNullReadsAnEmptyRef() {
		List<Author> authors = covet.await(covet.objects(Author.class)
			.selectRelated(path(Author::mentor).then(Author::mentor))
			.orderBy("id")
			.limit(3)
			.all());
		assertThat(authors).extracting(Author::name).containsExactly("Ada", "Bo", "Cy");
		assertThat(authors.get(0).mentor().isEmpty()).isTrue();
		assertThat(authors.get(1).mentor().get()).isSameAs(authors.get(0));
		assertThat(authors.get(2).mentor().get().mentor().get()).isSameAs(authors.get(0));
		assertThat(covet.statements()).hasSize(1);
	}

	@Test
	void selectRelatedWhenRowPointsAtItselfIsOneInstance() {
		Author author = covet.await(covet.objects(Author.class).selectRelated(Author::mentor).get(4L));
		assertThat(author.mentor().get()).isSameAs(author);
		assertThat(covet.statements()).hasSize(1);
	}

	@Test
	void selectRelatedWhenRelationIsReverseOneToOneJoinsIt() {
		List<Book> books = covet.await(covet.objects(Book.class).selectRelated(Book::card).orderBy("id").all());
		assertThat(books.get(0).card().get().number()).isEqualTo("c-1");
		assertThat(books.get(1).card().isEmpty()).isTrue();
		assertThat(covet.statements()).hasSize(1);
	}

}
