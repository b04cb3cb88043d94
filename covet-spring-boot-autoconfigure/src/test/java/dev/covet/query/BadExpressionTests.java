package dev.covet.query;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import dev.covet.TestCovet;
import dev.covet.query.Library.Author;
import dev.covet.query.Library.Book;
import dev.covet.query.Library.Copy;
import dev.covet.query.Library.Publisher;
import dev.covet.query.plan.Term.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.covet.query.Aggregates.sum;
import static dev.covet.query.Conditions.exists;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Expressions.coalesce;
import static dev.covet.query.Expressions.concat;
import static dev.covet.query.Expressions.outer;
import static dev.covet.query.Expressions.property;
import static dev.covet.query.Expressions.subquery;
import static dev.covet.query.Expressions.truncate;
import static dev.covet.query.Expressions.value;
import static dev.covet.query.Expressions.when;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Expressions and aggregates that make no sense are an error before any SQL.
 */
class BadExpressionTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.postgresql(BadExpressionTests.class);
	}

	@AfterEach
	void noStatementHasLeft() {
		assertThat(covet.statements()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("bad")
	void stepWhenExpressionIsWrongFailsAndSaysWhy(String step, ThrowingCallable call, String[] message) {
		assertThatThrownBy(call).as(step).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(message);
	}

	static Stream<Arguments> bad() {
		QuerySet<Book> books = covet.objects(Book.class);
		QuerySet<Copy> copies = covet.objects(Copy.class);
		QuerySet<Publisher> publishers = covet.objects(Publisher.class);
		return Stream.of(
		// @formatter:off
				bad("unknown name", () -> discard(books.orderBy(asc(property("price")))), "'price'", "title"),
				bad("to-many name", () -> discard(books.filter(where(property("copies.shelf")).isNull())), "Book.copies", "several rows"),
				bad("relation", () -> discard(books.annotate(property(Book::publisher))), "Book.publisher", "publisher.id"),
				bad("arithmetic with text", () -> discard(books.annotate(property("title").plus(1))), "Book.title", "String", "numbers"),
				bad("value of another type", () -> discard(books.annotate(property("pages").plus("many"))), "Book.pages", "Integer", "'many'"),
				bad("fraction", () -> discard(books.annotate(property("pages").plus(1.5))), "Book.pages", "Integer", "1.5"),
				bad("null", () -> discard(property(Book::pages).plus((Integer) null)), "null", "coalesce"),
				bad("null value", () -> discard(value(null)), "null"),
				bad("concat nothing", () -> discard(concat()), "one text"),
				bad("length of a number", () -> discard(books.annotate(textOf("pages"))), "Book.pages", "text"),
				bad("mixed types", () -> discard(books.annotate(coalesce(property("title"), property("pages")))), "String", "Integer", "castTo"),
				bad("mixed case", () -> discard(books.annotate(when(where(Book::pages).gt(1)).then(property("title")).otherwise(property("pages")))), "String", "Integer"),
				bad("compared types", () -> discard(books.filter(where("title").eq(property("pages")))), "String", "Integer", "castTo"),
				bad("truncate a number", () -> discard(books.annotate(truncate(ChronoUnit.DAYS, Book::pages))), "Book.pages", "date"),
				bad("truncate to half a day", () -> discard(truncate(ChronoUnit.HALF_DAYS, Book::pages)), "HalfDays", "Days"),
				bad("property behind to-many", () -> discard(books.filter(where("copies.id").eq(property("id")))), "Copy.id", "outer", "any"),
				bad("subquery of entities", () -> discard(subquery(books)), "Book", "valuesList"),
				bad("in of entities", () -> discard(where("id").in(books)), "Book", "valuesList"),
				bad("in of another type", () -> discard(books.filter(where("id").in(books.valuesList(Book::title)))), "Long", "String"),
				bad("outer of nothing", () -> discard(covet.await(books.filter(where(Book::id).eq(outer(Author::id))).all())), "outer(Author::id)", "exists", "Book"),
				bad("outer of another row", () -> discard(covet.await(books.filter(exists(copies.filter(where(Copy::id).eq(outer(Author::id))))).all())), "outer(Author::id)"),
				bad("locked sub-query", () -> discard(books.filter(exists(copies.forUpdate()))), "forUpdate"),
				bad("exists of groups", () -> discard(books.filter(exists(copies.groupBy(Copy::shelf)))), "groups"),
				bad("sum of text", () -> discard(books.aggregate(sum(Expressions.<Book>property("title")))), "Book.title", "sum"),
				bad("no aggregate", () -> discard(books.aggregate()), "Book"),
				bad("no key", () -> discard(books.groupBy(new Expression[0])), "aggregate"),
				bad("key to many", () -> discard(books.groupBy(Book::copies)), "Book.copies"),
				bad("aggregate in a filter", () -> discard(covet.await(books.filter(where(sum(Book::pages)).gt(1)).all())), "SUM", "having"),
				bad("aggregate in an order", () -> discard(covet.await(books.orderBy(desc(sum(Book::pages))).all())), "SUM", "groupBy"),
				bad("having without a key", () -> discard(covet.await(books.groupBy(Book::lent).having(where(Book::title).eq("x")).all())), "Book.title", "key"),
				bad("order without a key", () -> discard(covet.await(books.groupBy(Book::lent).orderBy(asc(Book::title)).all())), "Book.title", "key"),
				bad("having of rows", () -> discard(covet.await(books.groupBy(Book::lent).having(where(Book::copies).isNotNull()).all())), "Book.copies", "filter"),
				bad("prefetch that locks", () -> discard(publishers.prefetch(Publisher::books, QuerySet::forUpdate)), "Book", "forUpdate"),
				bad("sum of unknown", () -> discard(books.annotate(sum(Expressions.<Copy>property("weight")).through(Book::copies))), "Copy", "'weight'"));
		// @formatter:on
	}

	private static Expression<Object, Integer> textOf(String property) {
		return new Expression<>(new CallRecipe(Function.LENGTH, List.of(new PropertyRecipe(List.of(property)))));
	}

	private static void discard(Object result) {
		assertThat(result).isNotNull();
	}

	private static Arguments bad(String step, ThrowingCallable call, String... message) {
		return Arguments.of(step, call, message);
	}

}
