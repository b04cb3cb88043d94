package dev.covet.query;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.Library.Author;
import dev.covet.query.Library.Award;
import dev.covet.query.Library.Book;
import dev.covet.query.Library.Publisher;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Records whose shape is the query.
 */
class ViewModelTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.postgresql(ViewModelTests.class);
	}

	@BeforeEach
	void count() {
		covet.forgetStatements();
	}

	@Test
	void asWhenNestedReadsWhatTheRecordsName() {
		List<BookView> books = covet.await(covet.objects(Book.class).orderBy("id").as(BookView.class).list());
		BookView dusk = books.get(2);
		assertThat(dusk.publisher())
			.isEqualTo(new PublisherView("Bamboo", new Named("Kyoto"), List.of(new Title("Dusk"))));
		assertThat(dusk.authors()).containsExactlyInAnyOrder(
				new AuthorView("Ada", null, List.of(new Named("Gold"), new Named("Silver"))),
				new AuthorView("Cy", new Named("Bo"), List.of()));
		assertThat(books.get(3).publisher().city()).isNull();
		assertThat(books.get(3).authors()).isEmpty();
		assertThat(covet.statements()).hasSize(4)
			.noneMatch((sql) -> sql.contains("subtitle") || sql.contains("born") || sql.contains("sequel_of_id"));
	}

	@Test
	void asWhenComponentsAreEntitiesReadsThemWhole() {
		WithEntities view = covet.await(covet.objects(Book.class).as(WithEntities.class).first());
		assertThat(view.publisher().name()).isEqualTo("Aurora");
		assertThat(view.authors()).extracting(Author::born).containsExactlyInAnyOrder(1950, null);
		assertThat(covet.await(view.authors().get(0).awards().load())).isNotEmpty().hasOnlyElementsOfType(Award.class);
		assertThat(covet.statements()).hasSize(3);
	}

	@Test
	void asWhenDistinctReadsEqualViewsOnce() {
		Results<ByPublisher> views = covet.objects(Book.class).distinct().as(ByPublisher.class);
		assertThat(covet.await(views.list())).hasSize(3);
		assertThat(covet.await(views.count())).isEqualTo(3);
		assertThat(covet.await(views.exists())).isTrue();
	}

	@Test
	void asWhenStreamedPrefetchesPerChunk() {
		assertThat(covet.await(covet.objects(Publisher.class).orderBy("id").as(PublisherView.class).stream(2)))
			.extracting((publisher) -> publisher.books().size())
			.containsExactly(2, 1, 1);
		assertThat(covet.statements()).hasSize(3);
	}

	@Test
	void asWhenNothingMatchesTakesOneStatement() {
		assertThat(covet.await(covet.objects(Book.class).limit(0).as(BookView.class).list())).isEmpty();
		assertThat(covet.statements()).hasSize(1);
	}

	@Test
	void asWhenRelationsAreLoadedReadsWhatTheRecordNames() {
		assertThat(covet.await(covet.objects(Author.class)
			.selectRelated(Author::mentor)
			.prefetchRelated(Author::books)
			.only(Author::born)
			.orderBy("id")
			.as(Named.class)
			.first())).isEqualTo(new Named("Ada"));
		assertThat(covet.statements())
			.containsExactly("SELECT t0.\"name\" FROM \"authors\" t0 ORDER BY t0.\"id\" LIMIT $1");
	}

	@Test
	void asWhenAPrefetchIsNarrowedIsRefused() {
		QuerySet<Publisher> publishers = covet.objects(Publisher.class);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> assertThat(
					publishers.prefetch(Publisher::books, (books) -> books.filter(where(Book::pages).gt(150)))
						.as(PublisherView.class))
				.isNotNull())
			.withMessageContainingAll("Publisher.books", "narrowed", "PublisherView");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> assertThat(publishers.as("first", Publisher::books, (books) -> books.limitPerParent(1))
				.as(PublisherView.class)).isNotNull())
			.withMessageContaining("Publisher.books");
	}

	@Test
	void asWhenPrimitiveComponentIsNullNamesIt() {
		StepVerifier.create(covet.objects(Author.class).as(Born.class).list())
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(IllegalStateException.class)
				.hasMessageContainingAll("born", "Author.born"))
			.verify(TestDatabase.TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(classes = { Unknown.class, WrongType.class, NoRecord.class, Endless.class, NotAList.class,
			Parameterless.class, ScalarForRelation.class })
	void asWhenRecordDoesNotFitFails(Class<?> view) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> assertThat(covet.objects(Book.class).as(view)).isNotNull())
			.withMessageMatching(".*(no property 'price'; it has .*title.*|pages is a String.*Integer"
					+ "|record.*NoRecord|Endless contains itself|authors holds several rows|record.*Long).*");
		assertThat(covet.statements()).isEmpty();
	}

	record BookView(Long id, String title, PublisherView publisher, List<AuthorView> authors) {
	}

	record PublisherView(String name, Named city, List<Title> books) {
	}

	record AuthorView(String name, Named mentor, List<Named> awards) {
	}

	record Named(String name) {
	}

	record Title(String title) {
	}

	record WithEntities(long id, Publisher publisher, List<Author> authors) {
	}

	record ByPublisher(Named publisher) {
	}

	record Born(String name, int born) {
	}

	record Unknown(String price) {
	}

	record WrongType(String pages) {
	}

	record Endless(String title, Endless sequelOf) {
	}

	record NotAList(Title authors) {
	}

	@SuppressWarnings("rawtypes")
	record Parameterless(List authors) {
	}

	record ScalarForRelation(Long publisher) {
	}

	static class NoRecord {

	}

}
