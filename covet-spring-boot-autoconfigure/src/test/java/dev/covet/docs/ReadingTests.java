package dev.covet.docs;

import java.util.List;
import java.util.Map;

import dev.covet.TestCovet;
import dev.covet.docs.Blog.Comment;
import dev.covet.docs.Blog.Post;
import dev.covet.docs.Blog.Tag;
import dev.covet.docs.Blog.User;
import dev.covet.mapping.FetchMode;
import dev.covet.query.QuerySet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static dev.covet.query.Conditions.any;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static dev.covet.query.Path.path;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reading verbs of {@code docs/query.md}.
 */
class ReadingTests {

	private static final Page PAGE = Page.of(Page.DOCS.resolve("query.md"));

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Blog.start(ReadingTests.class);
	}

	@BeforeEach
	void forget() {
		covet.forgetStatements();
	}

	private static void assertSent(String name) {
		assertThat(String.join("\n", covet.statements())).isEqualTo(PAGE.sql(name));
	}

	@Test
	void get() {
		// tag::get[]
		Mono<User> user = covet.objects(User.class).get(1L);
		// end::get[]
		assertThat(covet.await(user).name()).isEqualTo("Ada");
		assertSent("get");
	}

	@Test
	void filter() {
		// tag::filter[]
		Flux<Post> posts = covet.objects(Post.class)
			.filter(where(Post::views).gt(1000L), where(Post::author, User::active).isTrue())
			.exclude(where(Post::title).startsWith("Draft"))
			.orderBy(desc(Post::views), asc(Post::id))
			.limit(10)
			.all();
		// end::filter[]
		assertThat(covet.await(posts)).extracting(Post::title).containsExactly("Joins", "Caches");
		assertSent("filter");
	}

	@Test
	void exists() {
		// tag::to-many[]
		QuerySet<Post> discussed = covet.objects(Post.class)
			.filter(any(Post::comments, where(Comment::votes).gt(2), where(Comment::author, User::active).isTrue()));
		// end::to-many[]
		assertThat(covet.await(discussed.list())).extracting(Post::title).containsExactly("Joins");
		assertSent("to-many");
	}

	@Test
	void dotted() {
		// tag::dotted[]
		Flux<Post> posts = covet.objects(Post.class).filter(where("author.name").eq("Ada")).orderBy("-views").all();
		// end::dotted[]
		assertThat(covet.await(posts)).hasSize(2);
		assertSent("dotted");
	}

	@Test
	void selectRelated() {
		// tag::select-related[]
		Flux<Post> posts = covet.objects(Post.class).selectRelated(Post::author, Post::category).all();
		// end::select-related[]
		assertThat(covet.await(posts)).allMatch((post) -> post.author().isLoaded() && post.category().isLoaded());
		assertSent("select-related");
	}

	@Test
	void prefetchRelated() {
		// tag::prefetch-related[]
		Flux<Post> posts = covet.objects(Post.class)
			.filter(where(Post::views).gt(1000L))
			.prefetchRelated(Post::tags)
			.all();
		// end::prefetch-related[]
		assertThat(covet.await(posts)).flatExtracting((post) -> post.tags().list()).extracting(Tag::name).hasSize(3);
		assertSent("prefetch-related");
	}

	@Test
	void prefetch() {
		// tag::prefetch[]
		Flux<Post> posts = covet.objects(Post.class)
			.prefetch(Post::comments, (comments) -> comments.orderBy(desc(Comment::votes)).limitPerParent(1))
			.all();
		// end::prefetch[]
		assertThat(covet.await(posts)).flatExtracting((post) -> post.comments().list())
			.extracting(Comment::body)
			.containsExactlyInAnyOrder("Great", "So so");
		assertSent("prefetch");
	}

	@Test
	void nested() {
		// tag::nested[]
		Flux<Post> posts = covet.objects(Post.class).prefetchRelated(path(Post::comments).then(Comment::author)).all();
		// end::nested[]
		assertThat(covet.await(posts)).flatExtracting((post) -> post.comments().list())
			.allMatch((comment) -> ((Comment) comment).author().isLoaded());
		assertThat(covet.statements()).hasSize(3);
	}

	@Test
	void fetchMode() {
		// tag::fetch-mode[]
		Flux<String> authors = covet.objects(Post.class)
			.fetchMode(FetchMode.PEERS)
			.all()
			.concatMap((post) -> post.author().load())
			.map(User::name);
		// end::fetch-mode[]
		assertThat(covet.await(authors)).containsExactlyInAnyOrder("Ada", "Ada", "Bo", "Cy");
		assertSent("fetch-mode");
	}

	@Test
	void values() {
		// tag::values[]
		Mono<List<Map<String, Object>>> rows = covet.objects(Post.class).values("title", "author.name").list();
		Flux<String> titles = covet.objects(Post.class).valuesList(Post::title).all();
		// end::values[]
		assertThat(covet.await(rows)).hasSize(4);
		assertThat(covet.await(titles)).hasSize(4);
		assertSent("values");
	}

	@Test
	void only() {
		// tag::only[]
		Flux<Post> posts = covet.objects(Post.class).defer(Post::content).all();
		// end::only[]
		assertThat(covet.await(posts)).allMatch((post) -> post.content() == null);
		assertSent("only");
	}

	@Test
	void view() {
		// tag::view[]
		Flux<PostView> views = covet.objects(Post.class).orderBy(asc(Post::id)).as(PostView.class).all();
		// end::view[]
		assertThat(covet.await(views).get(0))
			.isEqualTo(new PostView("Joins", new Author("Ada"), List.of(new TagName("new"), new TagName("long"))));
		assertSent("view");
	}

	@Test
	void single() {
		// tag::single[]
		Mono<Post> newest = covet.objects(Post.class).orderBy(desc(Post::publishedAt)).first();
		Mono<User> ada = covet.objects(User.class).filter(where(User::email).eq("ada@example.org")).one();
		Mono<Map<Long, User>> byId = covet.objects(User.class).inBulk(List.of(3L, 1L));
		Mono<Long> count = covet.objects(Post.class).count();
		Mono<Boolean> any = covet.objects(Post.class).filter(where(Post::views).gt(9000L)).exists();
		// end::single[]
		assertThat(covet.await(newest).title()).isEqualTo("Caches");
		assertThat(covet.await(ada).name()).isEqualTo("Ada");
		assertThat(covet.await(byId)).containsOnlyKeys(3L, 1L);
		assertThat(covet.await(count)).isEqualTo(4);
		assertThat(covet.await(any)).isFalse();
		assertSent("single");
	}

	@Test
	void stream() {
		// tag::stream[]
		Flux<Post> posts = covet.objects(Post.class).prefetchRelated(Post::tags).stream(2);
		// end::stream[]
		assertThat(covet.await(posts)).hasSize(4);
		assertThat(covet.statements()).hasSize(3);
	}

	// tag::view-types[]
	record PostView(String title, Author author, List<TagName> tags) {
	}

	record Author(String name) {
	}

	record TagName(String name) {
	}
	// end::view-types[]

}
