package dev.covet.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.covet.TestCovet;
import dev.covet.query.Library.Book;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Expressions.coalesce;
import static dev.covet.query.Expressions.property;
import static dev.covet.query.Order.asc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names from outside never become SQL: either they name something, or there is an error
 * that says what could be named, and no statement.
 */
class RandomNameTests {

	private static final List<String> PIECES = List.of("title", "publisher", "authors", "name", "id", "sequelOf",
			"books", "city", ".", "..", "-", "--", "/*", "*/", ";", "'", "\"", "\\", "$1", "`", " ", "\n", "\0",
			"\u202e", "\u2028", "\uD83D\uDE00", "\uD83D", "é", "DROP TABLE books", "title; DROP TABLE books", "1=1",
			"%00", "(", ")", "${x}", "t0.\"title\"", "");

	private static TestCovet covet;

	@BeforeContainer
	static void start() {
		covet = Library.postgresql(RandomNameTests.class);
	}

	@AfterContainer
	static void stop() {
		covet.close();
	}

	@Provide
	Arbitrary<String> names() {
		Arbitrary<String> composed = Arbitraries.of(PIECES)
			.list()
			.ofMinSize(1)
			.ofMaxSize(5)
			.map((parts) -> String.join("", parts));
		return Arbitraries.frequencyOf(Tuple.of(3, composed), Tuple.of(1, Arbitraries.strings().ofMaxLength(40)),
				Tuple.of(1, Arbitraries.strings().ascii().ofMaxLength(300)));
	}

	@Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
	void stepWhenNameIsRandomNeverSendsIt(@ForAll("names") String name) {
		QuerySet<Book> books = covet.objects(Book.class).limit(1);
		List<Results<?>> accepted = new ArrayList<>();
		attempt(name, accepted, (given) -> books.filter(where(given).isNotNull()));
		attempt(name, accepted, (given) -> books.exclude(where(given).isNull()));
		attempt(name, accepted, (given) -> books.orderBy(given));
		attempt(name, accepted, (given) -> books.values(given));
		attempt(name, accepted, (given) -> books.valuesList(given));
		attempt(name, accepted, (given) -> books.only(given, "pages"));
		attempt(name, accepted, (given) -> books.selectRelated(given));
		attempt(name, accepted, (given) -> books.prefetchRelated(given));
		attempt(name, accepted, (given) -> books.orderBy(asc(property(given))));
		attempt(name, accepted, (given) -> books.filter(where(property(given)).isNotNull())
			.groupBy(coalesce(property(given), property(given))));
		attempt(name, accepted, (given) -> books.annotate(property(given)));
		attempt(name, accepted, (given) -> books.groupBy(Expressions.<Book>property(given)));
		attempt(name, accepted, (given) -> books.filter(where(property(given)).isNotNull()));
		assertThat(covet.statements()).isEmpty();
		if (!accepted.isEmpty()) {
			assertThat(name).matches("-?[A-Za-z]+(\\.[A-Za-z]+)*");
			accepted.forEach((results) -> covet.await(results.list()));
			assertThat(covet.statements()).isNotEmpty().noneMatch((sql) -> sql.contains(";") || sql.contains("--"));
			covet.forgetStatements();
		}
	}

	private static void attempt(String name, List<Results<?>> accepted, Function<String, Results<?>> step) {
		try {
			accepted.add(step.apply(name));
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex.getMessage()).containsAnyOf("title", "name", "id", "publisher", "prefetchRelated",
					"several rows");
			assertThat(ex.getMessage().chars())
				.noneMatch((c) -> Character.isISOControl(c) || c == 0x202E || c == 0x2028);
		}
	}

}
