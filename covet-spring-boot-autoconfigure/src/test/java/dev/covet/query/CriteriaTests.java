package dev.covet.query;

import java.util.List;
import java.util.stream.Stream;

import dev.covet.TestCovet;
import dev.covet.mapping.UnknownPropertyException;
import dev.covet.query.Library.Author;
import dev.covet.query.Library.Book;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Spring Data's criteria select the rows that a template selects with them.
 */
class CriteriaTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.postgresql(CriteriaTests.class);
	}

	@BeforeEach
	void count() {
		covet.forgetStatements();
	}

	static Stream<Criteria> criteria() {
		return Stream.of(Criteria.where("pages").is(200), Criteria.where("pages").not(200),
				Criteria.where("pages").between(200, 300), Criteria.where("pages").notBetween(200, 300),
				Criteria.where("pages").lessThan(200), Criteria.where("pages").lessThanOrEquals(200),
				Criteria.where("pages").greaterThan(200), Criteria.where("pages").greaterThanOrEquals(200),
				Criteria.where("subtitle").isNull(), Criteria.where("subtitle").isNotNull(),
				Criteria.where("title").like("N%"), Criteria.where("subtitle").notLike("A%"),
				Criteria.where("pages").in(100, 400), Criteria.where("subtitle").notIn("A start"),
				Criteria.where("lent").isTrue(), Criteria.where("lent").isFalse(),
				Criteria.where("title").is("NOON").ignoreCase(true),
				Criteria.where("title").like("n%").ignoreCase(true),
				Criteria.where("subtitle").not("a START").ignoreCase(true),
				Criteria.where("title").is("Dawn").or("title").is("Dusk").and("pages").greaterThan(250),
				Criteria.where("pages").greaterThan(250).and("title").is("Dawn").or("title").is("Noon"),
				Criteria.where("pages").greaterThan(100).and(Criteria.where("title").is("Noon").or("lent").isTrue()),
				Criteria.where("title").is("Dawn").or(Criteria.where("pages").is(400).and("lent").isTrue()),
				Criteria.where("pages").is(400).or(List.of(Criteria.where("id").is(1), Criteria.where("id").is(2))),
				Criteria.from(List.of(Criteria.empty(), Criteria.where("id").is(3))));
	}

	@ParameterizedTest
	@MethodSource("criteria")
	void filterWhenCriteriaAreGivenSelectsAsTemplateDoes(Criteria criteria) {
		List<Long> expected = covet
			.await(covet.template().select(Book.class).matching(Query.query(criteria)).all().map(Book::id));
		assertThat(covet.await(covet.objects(Book.class).filter(criteria).all().map(Book::id)))
			.containsExactlyInAnyOrderElementsOf(expected);
	}

	// A template renders these without parentheses, so that AND takes the second alone.
	@Test
	void filterWhenCriteriaAreGroupedKeepsThemTogether() {
		Criteria either = Criteria.where("pages").greaterThan(100).or("id").is(1);
		assertThat(covet.await(covet.objects(Book.class)
			.filter(Criteria.from(either, Criteria.where("id").lessThan(4)))
			.orderBy("id")
			.all()
			.map(Book::id))).containsExactly(1L, 2L, 3L);
	}

	@Test
	void filterWhenCriteriaAreEmptyRestrictsNothing() {
		assertThat(covet.await(covet.objects(Book.class).filter(Criteria.empty()).count())).isEqualTo(4);
	}

	@Test
	void filterWhenNameIsDottedGoesThroughRelations() {
		assertThat(covet.await(covet.objects(Author.class)
			.only(Author::name)
			.filter(Criteria.where("mentor.name").is("Ada").or("books.title").is("Dusk"))
			.orderBy("id")
			.all()
			.map(Author::name))).containsExactly("Ada", "Bo", "Cy");
		assertThat(covet.statements()).containsExactly("SELECT t0.\"id\", t0.\"name\" FROM \"authors\" t0"
				+ " LEFT JOIN \"authors\" t1 ON t1.\"id\" = t0.\"mentor_id\" WHERE t1.\"name\" = $1 OR"
				+ " EXISTS (SELECT 1 FROM \"books\" e2 JOIN \"book_authors\" j3 ON j3.\"book_id\" = e2.\"id\""
				+ " WHERE j3.\"author_id\" = t0.\"id\" AND (e2.\"title\" = $2)) ORDER BY t0.\"id\"");
	}

	@Test
	void filterWhenNameIsNoPropertyIsRefused() {
		QuerySet<Book> books = covet.objects(Book.class);
		assertThatExceptionOfType(UnknownPropertyException.class)
			.isThrownBy(() -> books.filter(Criteria.where("1=1; DROP TABLE books; --").is(1)).count())
			.withMessageContaining("title");
		assertThatIllegalArgumentException().isThrownBy(() -> books.filter(Criteria.where("pages").is("many")).count())
			.withMessageContaining("Book.pages");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> books.filter(Criteria.where("title").in("a", "b").ignoreCase(true)).count())
			.withMessageContaining("IN")
			.withMessageContaining("title");
		assertThat(covet.statements()).isEmpty();
	}

}
