package dev.covet.query;

import java.util.List;
import java.util.stream.Stream;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.Library.Book;
import dev.covet.query.Library.Publisher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Statements in SQL, on both databases.
 */
class RawSqlTests {

	private static TestCovet postgresql;

	private static TestCovet h2;

	@BeforeAll
	static void start() {
		postgresql = Library.postgresql(RawSqlTests.class);
		h2 = Library.fill(TestCovet.of(Library.ENTITIES).h2());
	}

	@AfterAll
	static void stop() {
		postgresql.close();
		h2.close();
	}

	static Stream<TestCovet> databases() {
		return Stream.of(postgresql, h2);
	}

	@BeforeEach
	void count() {
		databases().forEach(TestCovet::forgetStatements);
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("databases")
	void asWhenEntityIsAskedForReadsItWithHandlesThatLoadForAll(TestCovet covet) {
		List<Book> books = covet.await(covet.covet()
			.rawSql("SELECT * FROM \"books\" WHERE pages > :pages ORDER BY id")
			.bind("pages", 100)
			.as(Book.class)
			.list());
		assertThat(books).extracting(Book::title).containsExactly("Noon", "Dusk", "Night_fall");
		assertThat(
				covet.await(Flux.fromIterable(books).concatMap((book) -> book.publisher().load()).map(Publisher::name)))
			.containsExactly("Aurora", "Bamboo", "Cloud");
		assertThat(covet.statements()).hasSize(2);
		assertThat(covet.statements().get(0)).isEqualTo("SELECT * FROM \"books\" WHERE pages > $1 ORDER BY id");
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("databases")
	void asWhenRecordIsAskedForReadsItByColumnNames(TestCovet covet) {
		assertThat(covet.await(covet.covet()
			.rawSql("SELECT p.name AS publisher_name, COUNT(*) AS book_count, MAX(b.subtitle) AS subtitle, 1 AS other"
					+ " FROM \"books\" b JOIN \"publishers\" p ON p.id = b.publisher_id WHERE b.id IN (:ids)"
					+ " GROUP BY p.name ORDER BY p.name")
			.bind("ids", List.of(2L, 3L, 4L))
			.as(Row.class)
			.all())).containsExactly(new Row("Aurora", 1, null), new Row("Bamboo", 1, "100% dark"),
					new Row("Cloud", 1, "a\\b"));
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("databases")
	void asWhenSimpleTypeIsAskedForReadsTheFirstColumn(TestCovet covet) {
		assertThat(
				covet.await(covet.covet().rawSql("SELECT title, id FROM \"books\" ORDER BY id").as(String.class).all()))
			.containsExactly("Dawn", "Noon", "Dusk", "Night_fall");
		assertThat(covet.await(covet.covet()
			.rawSql("SELECT COUNT(*) FROM \"books\" WHERE id > :id")
			.bind("id", 1)
			.as(Long.class)
			.get())).isEqualTo(3L);
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("databases")
	void rowsUpdatedWhenRunIsTheNumberOfRows(TestCovet covet) {
		Mono<Long> update = covet.covet()
			.rawSql("UPDATE \"cards\" SET number = :number WHERE id = :id")
			.bindNull("number", String.class)
			.bind("id", 1L)
			.rowsUpdated();
		assertThat(covet.statements()).isEmpty();
		assertThat(covet.await(covet.transaction().transactional(update.delayUntil((rows) -> Mono.empty()))))
			.isEqualTo(1);
		assertThat(covet.await(covet.objects(Library.Card.class).values("number").first())).containsEntry("number",
				null);
	}

	@Test
	void oneWhenThereAreSeveralIsNotUnique() {
		RawResults<Long> ids = postgresql.covet().rawSql("SELECT id FROM \"books\" ORDER BY id").as(Long.class);
		StepVerifier.create(ids.one()).expectError(NotUniqueException.class).verify(TestDatabase.TIMEOUT);
		StepVerifier.create(postgresql.covet().rawSql("SELECT id FROM \"books\" WHERE id = 99").as(Long.class).one())
			.expectComplete()
			.verify(TestDatabase.TIMEOUT);
		StepVerifier.create(postgresql.covet().rawSql("SELECT id FROM \"books\" WHERE id = 99").as(Long.class).get())
			.expectError(NotFoundException.class)
			.verify(TestDatabase.TIMEOUT);
	}

	@Test
	void allWhenSubscriberQueriesAgainHasAConnectionWithPoolOfOne() {
		try (TestCovet covet = Library.fill(TestCovet.of(Library.ENTITIES).pool(1).h2())) {
			assertThat(covet.await(covet.covet()
				.rawSql("SELECT * FROM \"books\" ORDER BY id")
				.as(Book.class)
				.all()
				.concatMap((book) -> covet.objects(Book.class).get(book.id())))).hasSize(4);
		}
	}

	@Test
	void asWhenColumnsAreMissingIsRefused() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> postgresql
				.await(postgresql.covet().rawSql("SELECT id, title FROM \"books\"").as(Book.class).list()))
			.withMessageContaining("Book")
			.withMessageContaining("pages")
			.withMessageContaining("[id, title]");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(
					() -> postgresql.await(postgresql.covet().rawSql("SELECT 1 AS book_count").as(Row.class).list()))
			.withMessageContaining("publisher_name");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> postgresql
				.await(postgresql.covet().rawSql("SELECT subtitle FROM \"books\"").as(String.class).list()))
			.withMessageContaining("null");
	}

	@Test
	void bindWhenItCannotBeIsRefused() {
		RawSql sql = postgresql.covet().rawSql("SELECT 1 WHERE 1 = :x");
		assertThatIllegalArgumentException().isThrownBy(() -> sql.bind("x", 1).bind("x", 2).rowsUpdated())
			.withMessageContaining("twice");
		assertThatIllegalArgumentException().isThrownBy(() -> sql.bind("x", null).rowsUpdated())
			.withMessageContaining("bindNull");
		assertThatIllegalArgumentException().isThrownBy(() -> postgresql.covet().rawSql(" ").rowsUpdated())
			.withMessageContaining("empty");
		assertThat(postgresql.statements()).isEmpty();
	}

	@Test
	void labelWhenGivenNamesTheStatement() {
		postgresql.await(postgresql.covet().rawSql("SELECT 1").label("one").as(Integer.class).list());
		assertThat(postgresql.events()).singleElement()
			.satisfies((event) -> assertThat(event.label()).isEqualTo("one"));
	}

	record Row(String publisherName, long bookCount, @Nullable String subtitle) {
	}

}
