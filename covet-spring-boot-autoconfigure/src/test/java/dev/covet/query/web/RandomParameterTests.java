package dev.covet.query.web;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.query.QuerySet;
import dev.covet.query.web.RequestQueryTests.Article;
import dev.covet.query.web.RequestQueryTests.Note;
import dev.covet.query.web.RequestQueryTests.Writer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a request says: either it is refused, and no statement leaves, or it names
 * what is allowed, and nothing of it becomes SQL.
 */
class RandomParameterTests {

	private static final List<String> PIECES = List.of("filter", ".", "sort", "views", "title", "author", "name",
			"secret", "password", "publishedAt", "price", "kind", "code", "notes", "text", "gt", "eq", "in", "like",
			"between", "isNull", "contains", "-", ",", ";", "'", "\"", "--", "%", "\\", "\0", "\n", "\u202e", "1",
			"1.5", "true", "x", "2026-01-01T00:00:00Z", "NEWS", "99999999999999999999", "DROP TABLE articles", "");

	private static TestCovet covet;

	@BeforeContainer
	static void start() {
		covet = RequestQueryTests
			.fill(TestCovet.of(Article.class, Writer.class, Note.class).postgresql(RandomParameterTests.class));
	}

	@AfterContainer
	static void stop() {
		covet.close();
	}

	@Provide
	Arbitrary<MultiValueMap<String, String>> parameters() {
		Arbitrary<String> composed = Arbitraries.of(PIECES)
			.list()
			.ofMinSize(1)
			.ofMaxSize(4)
			.map((parts) -> String.join("", parts));
		Arbitrary<String> likely = Combinators
			.combine(Arbitraries.of("views", "title", "author.name", "publishedAt", "price", "kind", "code",
					"notes.text", "secret", "author"), Arbitraries.of(FilterOperator.names()))
			.as((name, operator) -> "filter." + name + "." + operator);
		Arbitrary<String> names = Arbitraries.frequencyOf(Tuple.of(4, likely),
				Tuple.of(2, composed.map((rest) -> "filter." + rest)), Tuple.of(2, Arbitraries.just("sort")),
				Tuple.of(1, composed), Tuple.of(1, Arbitraries.strings().ofMaxLength(20)));
		Arbitrary<String> values = Arbitraries.frequencyOf(Tuple.of(3, composed), Tuple.of(3, Arbitraries.of(PIECES)),
				Tuple.of(1, Arbitraries.strings().ofMaxLength(30)));
		return Combinators.combine(names, values).as(Tuple::of).list().ofMinSize(1).ofMaxSize(4).map((pairs) -> {
			MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
			pairs.forEach((pair) -> parameters.add(pair.get1(), pair.get2()));
			return parameters;
		});
	}

	@Property(tries = 3000, shrinking = ShrinkingMode.BOUNDED)
	void applyWhenParametersAreRandomSendsNothingThatIsNotAllowed(
			@ForAll("parameters") MultiValueMap<String, String> parameters) {
		covet.forgetStatements();
		QuerySet<Article> articles;
		try {
			articles = RequestQueryTests.ALLOWED.apply(covet.objects(Article.class), parameters);
		}
		catch (RequestQueryException ex) {
			assertThat(ex.getStatusCode().value()).isEqualTo(400);
			assertThat(covet.statements()).isEmpty();
			return;
		}
		assertThat(covet.await(articles.list())).hasSizeLessThanOrEqualTo(3);
		String sql = covet.statements().get(0);
		assertThat(sql.substring(sql.indexOf(" FROM "))).doesNotContain("secret", "password", ";", "--", "DROP")
			.matches("(?s)[\\x20-\\x7e]*");
		assertThat(parameters.keySet())
			.allMatch((name) -> !name.startsWith("filter.") || RequestQueryTests.isAllowed(name));
	}

}
