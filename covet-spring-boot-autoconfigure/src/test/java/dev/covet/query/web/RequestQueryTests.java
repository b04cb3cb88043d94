package dev.covet.query.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.mapping.UnknownPropertyException;
import dev.covet.query.QuerySet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a request may ask for, and what becomes of it.
 */
class RequestQueryTests {

	static final RequestQuery<Article> ALLOWED = RequestQuery.of(Article.class)
		.filter(Article::title, Article::views, Article::publishedAt, Article::kind, Article::author)
		.filter(Article::author, Writer::name)
		.filter("code", "price", "notes.text")
		.sort(Article::views, Article::title)
		.sort(Article::author, Writer::name);

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = fill(TestCovet.of(Article.class, Writer.class, Note.class).postgresql(RequestQueryTests.class));
	}

	static TestCovet fill(TestCovet covet) {
		return covet.execute("CREATE TABLE writers (id bigint PRIMARY KEY, name text NOT NULL, password text)",
				"CREATE TABLE articles (id bigint PRIMARY KEY, title text, views bigint NOT NULL, published_at timestamptz,"
						+ " kind text, code uuid, price numeric, secret text, author_id bigint)",
				"CREATE TABLE notes (id bigint PRIMARY KEY, text text, article_id bigint)",
				"INSERT INTO writers VALUES (1, 'Ada', 'x'), (2, 'Bo', 'y')",
				"INSERT INTO articles VALUES (1, 'Apple, pie', 10, '2026-01-01T00:00:00Z', 'NEWS',"
						+ " '00000000-0000-0000-0000-000000000001', 1.5, 's', 1),"
						+ " (2, 'Banana', 20, '2026-02-01T00:00:00Z', 'STORY', NULL, 2.5, 't', 2),"
						+ " (3, '100%', 30, NULL, 'NEWS', NULL, 3.5, 'u', NULL)",
				"INSERT INTO notes VALUES (1, 'good', 2)");
	}

	@BeforeEach
	void count() {
		covet.forgetStatements();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
			filter.views=20                               | 2
			filter.views.eq=20                            | 2
			filter.views.ne=20                            | 1 3
			filter.views.gt=20                            | 3
			filter.views.gte=20                           | 2 3
			filter.views.lt=20                            | 1
			filter.views.lte=20                           | 1 2
			filter.views.in=10,30                         | 1 3
			filter.views.in=10&filter.views.in=30         | 1 3
			filter.views.between=10,20                    | 1 2
			filter.views.between=10&filter.views.between=20 | 1 2
			filter.views.gt=10&filter.views.lt=30         | 2
			filter.publishedAt.isNull=true                | 3
			filter.publishedAt.isNull=false               | 1 2
			filter.publishedAt.gt=2026-01-15T00:00:00Z    | 2
			filter.publishedAt=2026-01-01T01:00:00%2B01:00 | 1
			filter.kind=STORY                             | 2
			filter.code=00000000-0000-0000-0000-000000000001 | 1
			filter.price.lte=2.5                          | 1 2
			filter.title.eqIgnoreCase=BANANA              | 2
			filter.title.like=%25an%25                    | 2
			filter.title.likeIgnoreCase=B%25              | 2
			filter.title.contains=%25                     | 3
			filter.title.containsIgnoreCase=PIE           | 1
			filter.title.startsWith=Ap                    | 1
			filter.title.startsWithIgnoreCase=ap          | 1
			filter.title.endsWith=na                      | 2
			filter.title.endsWithIgnoreCase=NA            | 2
			filter.title.in=Apple, pie&filter.title.in=Banana | 1 2
			filter.author.name=Ada                        | 1
			filter.author.name.eq=Bo                      | 2
			filter.author=1                               | 1
			filter.author.isNull=true                     | 3
			filter.notes.text=good                        | 2
			page=7&size=x&filters=1                       | 1 2 3
			sort=-views                                   | 3 2 1
			sort=-author.name,title                       | 3 2 1
			sort=author.name&sort=-views                  | 1 2 3
			sort=                                         | 1 2 3
			""")
	void applyWhenAllowedFiltersAndOrders(String query, String ids) {
		QuerySet<Article> articles = ALLOWED.apply(covet.objects(Article.class).orderBy("id"), parameters(query));
		assertThat(covet.await(articles.all().map(Article::id)))
			.isEqualTo(Stream.of(ids.split(" ")).map(Long::valueOf).toList());
	}

	@Test
	void applyWhenAllowedBindsTheValues() {
		covet.await(
				ALLOWED
					.apply(covet.objects(Article.class).only("title", "views"),
							parameters("filter.views.gt=1000&filter.author.name.contains=A&sort=-views,title"))
					.list());
		assertThat(covet.statements())
			.containsExactly("SELECT t0.\"id\", t0.\"title\", t0.\"views\" FROM \"articles\" t0"
					+ " LEFT JOIN \"writers\" t1 ON t1.\"id\" = t0.\"author_id\" WHERE t0.\"views\" > $1 AND"
					+ " t1.\"name\" LIKE $2 ORDER BY t0.\"views\" DESC, t0.\"title\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "filter.secret=s", "filter.author.password.startsWith=x", "filter.id=1", "filter.=1",
			"filter..eq=1", "filter.views.gt.gt=1", "filter.VIEWS=1", "filter.views%20=1",
			"filter.1=1;DROP TABLE articles=1" })
	void applyWhenFilterIsNotAllowedNamesTheAllowed(String query) {
		assertThatExceptionOfType(RequestQueryException.class).isThrownBy(() -> apply(query)).satisfies((ex) -> {
			assertThat(ex.getStatusCode().value()).isEqualTo(400);
			assertThat(ex.getBody().getProperties()).containsEntry("allowed", List.of("title", "views", "publishedAt",
					"kind", "author", "author.name", "code", "price", "notes.text"));
			assertThat(ex.getBody().getDetail()).doesNotContain("password'", "secret'.").contains("filtered by");
		});
		assertThat(covet.statements()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "sort=secret", "sort=author.password", "sort=id", "sort=views,", "sort=--views",
			"sort=views;DROP TABLE articles", "sort=views,desc", "sort=%20views", "sort=notes.text" })
	void applyWhenOrderIsNotAllowedNamesTheAllowed(String query) {
		assertThatExceptionOfType(RequestQueryException.class).isThrownBy(() -> apply(query)).satisfies((ex) -> {
			assertThat(ex.getStatusCode().value()).isEqualTo(400);
			assertThat(ex.getBody().getProperties()).containsEntry("parameter", "sort")
				.containsEntry("allowed", List.of("views", "title", "author.name"));
		});
		assertThat(covet.statements()).isEmpty();
	}

	@Test
	void applyWhenOperatorIsUnknownNamesTheKnown() {
		assertThatExceptionOfType(RequestQueryException.class).isThrownBy(() -> apply("filter.views.regex=1"))
			.satisfies(
					(ex) -> assertThat(ex.getBody().getProperties()).containsEntry("allowed", FilterOperator.names()));
		assertThatExceptionOfType(RequestQueryException.class).isThrownBy(() -> apply("filter.author.id=1"));
		assertThat(FilterOperator.names()).hasSize(18);
		assertThat(covet.statements()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "filter.views.like=1%25", "filter.views.eqIgnoreCase=1", "filter.publishedAt.contains=2026",
					"filter.kind.startsWith=NEWS", "filter.author.gt=1", "filter.author.between=1,2" })
	void applyWhenOperatorDoesNotFitNamesThoseThatDo(String query) {
		assertThatExceptionOfType(RequestQueryException.class).isThrownBy(() -> apply(query)).satisfies((ex) -> {
			assertThat(ex.getBody().getDetail()).endsWith("Its operator does not fit.");
			List<String> allowed = query.contains("author") ? List.of("eq", "ne", "in", "isNull")
					: List.of("eq", "ne", "gt", "gte", "lt", "lte", "in", "between", "isNull");
			assertThat(ex.getBody().getProperties()).containsEntry("allowed", allowed);
		});
		assertThat(covet.statements()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "filter.views=many", "filter.views.gt=many", "filter.views.between=1",
			"filter.author.gt=ada", "filter.title.like=a%5C", "filter.notes.text.gt=%00" })
	void applyWhenValueDoesNotFitSaysSo(String query) {
		assertThatExceptionOfType(RequestQueryException.class).isThrownBy(() -> apply(query))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail()).doesNotContain("operator"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "filter.views=many", "filter.views=", "filter.views=1.5", "filter.views.in=1,x",
			"filter.views=99999999999999999999", "filter.views.between=1", "filter.views.between=1,2,3",
			"filter.views=1&filter.views=2", "filter.views.like=1%25", "filter.publishedAt.gt=yesterday",
			"filter.kind=GOSSIP", "filter.code=1", "filter.price=cheap", "filter.publishedAt.isNull=maybe",
			"filter.title.like=a%5C", "filter.title.like=%5Ca", "filter.title=%00", "filter.author=ada",
			"filter.author.gt=1", "sort=views,-views" })
	void applyWhenValueDoesNotFitIsRefused(String query) {
		assertThatExceptionOfType(RequestQueryException.class).isThrownBy(() -> apply(query)).satisfies((ex) -> {
			assertThat(ex.getStatusCode().value()).isEqualTo(400);
			assertThat(ex.getBody().getProperties()).containsKey("parameter");
		});
		assertThat(covet.statements()).isEmpty();
	}

	@Test
	void applyWhenThereIsTooMuchIsRefused() {
		RequestQuery<Article> narrow = ALLOWED.atMost(2, 3);
		QuerySet<Article> articles = covet.objects(Article.class);
		assertThatExceptionOfType(RequestQueryException.class).isThrownBy(
				() -> narrow.apply(articles, parameters("filter.views.gt=1&filter.views.lt=2&filter.views=3")).list())
			.withMessageContaining("more than 2");
		assertThatExceptionOfType(RequestQueryException.class)
			.isThrownBy(() -> narrow.apply(articles, parameters("filter.views.in=1,2,3,4")).list())
			.withMessageContaining("more than 3");
		assertThatExceptionOfType(RequestQueryException.class)
			.isThrownBy(() -> narrow.apply(articles, parameters("sort=views,title,author.name")).list())
			.withMessageContaining("more than 2");
		String many = String.join(",", IntStream.range(0, 101).mapToObj(String::valueOf).toList());
		assertThatExceptionOfType(RequestQueryException.class).isThrownBy(() -> apply("filter.views.in=" + many));
		assertThatIllegalArgumentException().isThrownBy(() -> ALLOWED.atMost(0, 1).type()).withMessageContaining("0");
	}

	@Test
	void applyWhenQuerySetHasConditionsKeepsThem() {
		QuerySet<Article> own = covet.objects(Article.class).filter(dev.covet.query.Conditions.where("views").lt(30));
		assertThat(covet.await(ALLOWED.apply(own, parameters("filter.views.gt=10")).all().map(Article::id)))
			.containsExactly(2L);
	}

	@Test
	void validateWhenAllowedNameIsNoPropertyIsError() {
		QuerySet<Article> articles = covet.objects(Article.class);
		ALLOWED.validate(articles);
		assertThatExceptionOfType(UnknownPropertyException.class)
			.isThrownBy(() -> RequestQuery.of(Article.class).filter("titel").validate(articles))
			.withMessageContaining("titel");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> RequestQuery.of(Article.class).sort("notes.text").validate(articles))
			.withMessageContaining("several rows");
		assertThatExceptionOfType(UnknownPropertyException.class).isThrownBy(() -> RequestQuery.of(Article.class)
			.filter("titel")
			.apply(articles, parameters("filter.titel=1"))
			.list());
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void applyWhenNameIsHostileShowsItWithoutControlCharacters(String name) {
		MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
		parameters.add("filter." + name, "1");
		assertThatExceptionOfType(RequestQueryException.class)
			.isThrownBy(() -> ALLOWED.apply(covet.objects(Article.class), parameters).list())
			.satisfies((ex) -> {
				String detail = String.valueOf(ex.getBody().getDetail());
				assertThat(detail.chars()).noneMatch((c) -> Character.isISOControl(c) || c == 0x202E);
				assertThat(detail.length()).isLessThan(200);
			});
	}

	static Stream<String> hostile() {
		return Stream.of("a\r\nSet-Cookie: x", "\u202egnp", "x".repeat(10_000), "\0");
	}

	static boolean isAllowed(String parameter) {
		return parameter.matches(
				"filter\\.(title|views|publishedAt|kind|author|author\\.name|code|price|notes\\.text)(\\.[A-Za-z]+)?");
	}

	private static void apply(String query) {
		assertThat(covet.await(ALLOWED.apply(covet.objects(Article.class), parameters(query)).list())).isNotNull();
	}

	static MultiValueMap<String, String> parameters(String query) {
		MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
		for (String part : query.split("&")) {
			String[] pair = part.split("=", 2);
			parameters.add(decode(pair[0]), (pair.length > 1) ? decode(pair[1]) : null);
		}
		return parameters;
	}

	private static String decode(String text) {
		return org.springframework.web.util.UriUtils.decode(text.replaceAll("%(?![0-9A-F]{2})", "%25"),
				java.nio.charset.StandardCharsets.UTF_8);
	}

	enum Kind {

		NEWS, STORY

	}

	@Table("articles")
	record Article(@Id Long id, @Nullable String title, long views, @Nullable Instant publishedAt, @Nullable Kind kind,
			@Nullable UUID code, @Nullable BigDecimal price, @Nullable String secret, Ref<Writer> author,
			@OneToMany(mappedBy = "article") Many<Note> notes) {
	}

	@Table("writers")
	record Writer(@Id Long id, String name, @Nullable String password) {
	}

	@Table("notes")
	record Note(@Id Long id, String text, Ref<Article> article) {
	}

}
