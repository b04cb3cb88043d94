package dev.covet.query;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.query.Library.Author;
import dev.covet.query.Library.Book;
import dev.covet.query.Library.Copy;
import dev.covet.query.Library.Publisher;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static dev.covet.query.Aggregates.avg;
import static dev.covet.query.Aggregates.count;
import static dev.covet.query.Aggregates.sum;
import static dev.covet.query.Conditions.exists;
import static dev.covet.query.Conditions.not;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Expressions.coalesce;
import static dev.covet.query.Expressions.lower;
import static dev.covet.query.Expressions.outer;
import static dev.covet.query.Expressions.property;
import static dev.covet.query.Expressions.when;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The snippets of {@code docs/query/expressions.md}.
 */
class ExpressionSnippetTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.postgresql(ExpressionSnippetTests.class);
	}

	@BeforeEach
	void forget() {
		covet.forgetStatements();
	}

	@Test
	void expressionsWhenInConditionsAndOrdersAreComputedByTheDatabase() {
		QuerySet<Book> books = covet.objects(Book.class);
		// tag::expressions[]
		Expression<Book, String> kind = when(where(Book::pages).gt(250)).then("long").otherwise("short");
		Flux<Book> found = books
			.filter(where(property(Book::pages).plus(50)).lte(250), where(lower(Book::title)).startsWith("d"))
			.orderBy(desc(coalesce(property(Book::subtitle), property(Book::title))))
			.all();
		Flux<String> kinds = books.orderBy("id").valuesList(kind).all();
		// end::expressions[]
		assertThat(covet.await(found)).extracting(Book::title).containsExactly("Dawn");
		assertThat(covet.await(kinds)).containsExactly("short", "short", "long", "long");
	}

	@Test
	void subQueriesWhenRowAroundIsNamedAreHeldAgainstIt() {
		QuerySet<Book> books = covet.objects(Book.class);
		QuerySet<Copy> copies = covet.objects(Copy.class);
		// tag::subqueries[]
		QuerySet<Copy> own = copies.filter(where(Copy::book, Book::id).eq(outer(Book::id)));
		Flux<Book> withoutCopy = books.filter(not(exists(own))).all();
		Flux<Book> onShelfA = books
			.filter(where(Book::id)
				.in(copies.filter(where(Copy::shelf).eq("A")).valuesList(property(Copy::book, Book::id))))
			.orderBy("id")
			.all();
		// end::subqueries[]
		assertThat(covet.await(withoutCopy)).extracting(Book::title).containsExactly("Night_fall");
		assertThat(covet.await(onShelfA)).extracting(Book::title).containsExactly("Dawn", "Noon");
	}

	@Test
	void aggregateWhenAskedIsTyped() {
		QuerySet<Book> books = covet.objects(Book.class);
		// tag::aggregate[]
		Aggregate<Book, Integer> pages = sum(Book::pages);
		Aggregate<Book, Long> lent = Aggregates.<Book>count().filter(where(Book::lent).isTrue());
		Mono<String> report = books.aggregate(pages, avg(Book::pages), lent, count(Book::copies))
			.map((row) -> row.get(pages) + " pages, " + row.get(lent) + " lent, " + row.get(count(Book::copies))
					+ " copies");
		// end::aggregate[]
		assertThat(covet.await(report)).isEqualTo("1000 pages, 2 lent, 4 copies");
		assertThat(covet.statements()).hasSize(1);
	}

	@Test
	void groupByWhenAskedGivesARowForEachGroup() {
		QuerySet<Book> books = covet.objects(Book.class);
		// tag::group[]
		Flux<String> rows = books.groupBy(Book::publisher)
			.aggregate(count(), sum(Book::pages))
			.having(where(sum(Book::pages)).gte(300))
			.orderBy(desc(count()), asc(Book::publisher, Publisher::id))
			.all()
			.map((row) -> row.get(Book::publisher).id() + ": " + row.get(count()) + ", " + row.get(sum(Book::pages)));
		// end::group[]
		assertThat(covet.await(rows)).containsExactly("1: 2, 300", "2: 1, 300", "3: 1, 400");
	}

	@Test
	void annotateWhenFilteredBeforeOrAfterDiffers() {
		QuerySet<Author> authors = covet.objects(Author.class);
		// tag::annotate[]
		Aggregate<Author, Long> books = count(Author::books);
		AnnotatedQuerySet<Author> all = authors.annotate(books)
			.filter(where(Author::books, Book::pages).gte(200))
			.orderBy(desc(books), asc(Author::id));
		AnnotatedQuerySet<Author> thick = authors.filter(where(Author::books, Book::pages).gte(200))
			.annotate(books)
			.orderBy(desc(books), asc(Author::id));
		// end::annotate[]
		assertThat(figures(all, books)).containsExactly("Ada 2", "Bo 2", "Cy 1");
		assertThat(figures(thick, books)).containsExactly("Ada 1", "Bo 1", "Cy 1");
	}

	private List<String> figures(AnnotatedQuerySet<Author> authors, Aggregate<Author, Long> books) {
		return covet.await(authors.all().map((row) -> row.entity().name() + " " + row.get(books)));
	}

	@Test
	void forUpdateWhenInATransactionLocks() {
		QuerySet<Copy> copies = covet.objects(Copy.class);
		// tag::lock[]
		Mono<Copy> taken = copies.filter(where(Copy::shelf).eq("A")).orderBy("id").forUpdate().skipLocked().first();
		// end::lock[]
		assertThat(covet.await(covet.transaction().transactional(taken)).id()).isEqualTo(1L);
	}

}
