package dev.covet.docs;

import java.time.Instant;
import java.util.List;

import dev.covet.Covet;
import dev.covet.TestCovet;
import dev.covet.docs.Blog.Post;
import dev.covet.docs.Blog.User;
import dev.covet.query.QuerySet;
import dev.covet.query.web.RequestQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The snippets of {@code docs/query/spring.md}.
 */
class SpringTests {

	private static final dev.covet.docs.Page PAGE = dev.covet.docs.Page
		.of(dev.covet.docs.Page.DOCS.resolve("query").resolve("spring.md"));

	private static TestCovet database;

	private static Covet covet;

	@BeforeAll
	static void start() {
		database = Blog.start(SpringTests.class);
		covet = database.covet();
	}

	@AfterAll
	static void close() {
		database.close();
	}

	@BeforeEach
	void forget() {
		database.forgetStatements();
	}

	private static void assertSent(String name) {
		assertThat(String.join("\n", database.statements())).isEqualTo(PAGE.sql(name));
	}

	@Test
	void page() {
		// tag::page[]
		Mono<Page<Post>> page = covet.objects(Post.class)
			.only(Post::title, Post::views)
			.page(PageRequest.of(0, 2, Sort.by("author.name").and(Sort.by("views").descending())));
		// end::page[]
		assertThat(database.await(page).getTotalElements()).isEqualTo(4);
		assertSent("page");
	}

	@Test
	void scroll() {
		// tag::scroll[]
		QuerySet<Post> popular = covet.objects(Post.class).only(Post::title, Post::views).orderBy(desc(Post::views));

		Mono<Window<Post>> first = popular.scroll(ScrollPosition.keyset(), 2);
		Mono<Window<Post>> second = first.flatMap((window) -> popular.scroll(window.positionAt(window.size() - 1), 2));
		// end::scroll[]
		assertThat(database.await(second)).extracting(Post::title).containsExactly("Caches", "Records");
		assertSent("scroll");
	}

	@Test
	void criteria() {
		// tag::criteria[]
		QuerySet<Post> posts = covet.objects(Post.class)
			.filter(Criteria.where("views").greaterThan(1000).and("author.name").like("A%"));
		// end::criteria[]
		assertThat(database.await(posts.count())).isEqualTo(1);
		assertSent("criteria");
	}

	@Test
	void request() {
		// tag::request[]
		RequestQuery<Post> allowed = RequestQuery.of(Post.class)
			.filter(Post::views, Post::publishedAt)
			.filter(Post::author, User::name)
			.sort(Post::views, Post::title);
		// end::request[]
		MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
		parameters.add("filter.views.gt", "1000");
		parameters.add("filter.author.name.startsWith", "A");
		parameters.add("sort", "-views,title");
		assertThat(database.await(allowed.apply(covet.objects(Post.class).only("title", "views"), parameters).list()))
			.extracting(Post::title)
			.containsExactly("Joins");
		assertSent("request");
	}

	@Test
	void raw() {
		Instant since = Instant.parse("2026-01-15T00:00:00Z");
		// tag::raw[]
		Flux<Monthly> months = covet.rawSql(
				"SELECT CAST(date_part('month', published_at) AS int) AS month, SUM(views) AS total_views FROM posts"
						+ " WHERE published_at > :since GROUP BY 1 ORDER BY 1")
			.bind("since", since)
			.as(Monthly.class)
			.all();
		// end::raw[]
		assertThat(database.await(months))
			.isEqualTo(List.of(new Monthly(2, 500), new Monthly(3, 2000), new Monthly(4, 1500)));
		assertSent("raw");
	}

	// tag::monthly[]
	record Monthly(int month, long totalViews) {
	}
	// end::monthly[]

}
