package dev.covet.query;

import dev.covet.TestCovet;
import dev.covet.query.Library.Author;
import dev.covet.query.Library.Book;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static dev.covet.query.Aggregates.count;
import static dev.covet.query.Conditions.any;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.asc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose rows an annotation is of, where related rows are of the same entity.
 */
class AnnotationScopeTests {

	private static final Aggregate<Author, Long> BOOKS = count(Author::books);

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.postgresql(AnnotationScopeTests.class);
	}

	@Test
	void filterWhenARelatedRowIsOfTheSameEntityComputesOfThatRowAnew() {
		AnnotatedQuerySet<Author> thick = covet.objects(Author.class)
			.filter(where(Author::books, Book::pages).gte(200))
			.annotate(BOOKS)
			.orderBy(asc(Author::id));
		assertThat(covet.await(thick.list())).extracting((author) -> author.get(BOOKS)).containsExactly(1L, 1L, 1L);
		// Ada has written two books, only one of which is thick
		assertThat(covet.await(thick.filter(any(Author::mentor, where(BOOKS).eq(2L))).list()))
			.extracting((author) -> author.entity().name())
			.containsExactly("Bo", "Cy");
	}

}
