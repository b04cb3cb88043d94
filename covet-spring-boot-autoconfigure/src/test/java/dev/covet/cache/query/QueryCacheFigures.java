package dev.covet.cache.query;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.core.CacheTime;
import dev.covet.cache.core.CoreCacheRegions;
import dev.covet.cache.local.CaffeineLocalStore;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.mapping.json.HandleModule;
import dev.covet.query.QuerySet;
import io.r2dbc.spi.Option;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Prints what the query cache gains and what its bytes take, for one post and for 100
 * with all of their relations. Run by hand: no test.
 */
public final class QueryCacheFigures {

	private static final int ROUNDS = 5;

	private static final PrintStream out = System.out;

	private static final String[] SCHEMA = {
			"CREATE TABLE users (id bigint PRIMARY KEY, email text, name text, bio text, created_at timestamptz)",
			"CREATE TABLE categories (id bigint PRIMARY KEY, name text)",
			"CREATE TABLE posts (id bigint PRIMARY KEY, title text, content text, views bigint, published_at timestamptz, author_id bigint, category_id bigint)",
			"CREATE TABLE tags (id bigint PRIMARY KEY, name text)",
			"CREATE TABLE post_tags (post_id bigint, tag_id bigint, PRIMARY KEY (post_id, tag_id))",
			"CREATE TABLE comments (id bigint PRIMARY KEY, body text, created_at timestamptz, post_id bigint)",
			"CREATE INDEX ON comments (post_id)",
			"INSERT INTO users SELECT i, 'user' || i || '@example.org', 'User ' || i, repeat('bio ', 20), now() FROM generate_series(1, 1000) i",
			"INSERT INTO categories SELECT i, 'Category ' || i FROM generate_series(1, 20) i",
			"INSERT INTO posts SELECT i, 'Title of post ' || i, repeat('word ' || i || ' ', 60), i * 7, now(), 1 + i % 1000, 1 + i % 20 FROM generate_series(1, 1000) i",
			"INSERT INTO tags SELECT i, 'tag' || i FROM generate_series(1, 100) i",
			"INSERT INTO post_tags SELECT p, 1 + (p * 7 + t * 13) % 100 FROM generate_series(1, 1000) p, generate_series(1, 5) t",
			"INSERT INTO comments SELECT i, 'Comment number ' || i || ' says this', now(), 1 + i % 1000 FROM generate_series(1, 10000) i",
			"ANALYZE" };

	private QueryCacheFigures() {
	}

	public static void main(String[] arguments) {
		CoreCacheRegions regions = CoreCacheRegions.create(CaffeineLocalStore.create(64 << 20, System::nanoTime), null,
				CacheTime.system(), new Random(1));
		QueryCacheSettings settings = QueryCacheSettings
			.of(RegionSettings.of(QueryCacheSettings.REGION, Duration.ofMinutes(50)), true);
		try (TestCovet covet = TestCovet.of(User.class, Category.class, Post.class, Tag.class, Comment.class)
			.cache((connections) -> CachingQueryExecutors.create(regions, settings,
					(table) -> table.getReference().toLowerCase(Locale.ROOT), (statement) -> Set.of(), (caller) -> "",
					List.of(), connections))
			.postgresql(QueryCacheFigures.class)) {
			covet.execute(SCHEMA);
			QuerySet<Post> posts = covet.objects(Post.class);
			QuerySet<Post> graph = posts.selectRelated(Post::author, Post::category)
				.prefetchRelated(Post::tags, Post::comments)
				.orderBy("id")
				.limit(100);
			for (int round = 0; round < ROUNDS; round++) {
				double one = micros(posts.uncached().get(7L), 3000);
				double oneHit = micros(posts.get(7L), 100_000);
				double many = micros(graph.uncached().list(), 300);
				double manyHit = micros(graph.list(), 3000);
				out.printf(
						"by id: database %.1f us, local hit %.2f us (1/%.0f); graph: database %.0f us, local hit %.0f us (1/%.1f)%n",
						one, oneHit, one / oneHit, many, manyHit, many / manyHit);
				covet.forgetStatements();
			}
		}
		bytes();
		System.exit(0);
	}

	private static void bytes() {
		CachedCovet cached = new CachedCovet(
				(settings) -> settings.connect(
						TestDatabase.options().mutate().option(Option.valueOf("schema"), "querycachefigures").build()),
				TestCovet.of(User.class, Category.class, Post.class, Tag.class, Comment.class));
		QuerySet<Post> graph = cached.objects(Post.class)
			.selectRelated(Post::author, Post::category)
			.prefetchRelated(Post::tags, Post::comments)
			.orderBy("id")
			.limit(100);
		List<Post> posts = cached.await(graph.list());
		JsonMapper json = JsonMapper.builder().addModule(new HandleModule()).build();
		TypeReference<List<Post>> type = new TypeReference<>() {
		};
		for (int round = 0; round < ROUNDS; round++) {
			int own = cached.regions().travel();
			double travel = nanos(() -> cached.regions().travel(), 2000) / 1000;
			double encode = nanos(() -> cached.regions().encodeAll(), 2000) / 1000;
			double replay = micros(graph.list(), 2000);
			byte[] text = json.writeValueAsBytes(posts);
			double write = nanos(() -> json.writeValueAsBytes(posts), 1000) / 1000;
			double read = nanos(() -> json.readValue(text, type), 1000) / 1000;
			out.printf(
					"graph, rows: %d bytes, encode %.0f us, decode %.0f us, replay %.0f us; Jackson JSON of entities: "
							+ "%d bytes, write %.0f us, read %.0f us%n",
					own, encode, travel - encode, replay, text.length, write, read);
		}
		cached.close();
	}

	private static double micros(Mono<?> query, int times) {
		return nanos(() -> query.block(TestDatabase.TIMEOUT), times) / 1000;
	}

	private static double nanos(Runnable work, int times) {
		for (int i = 0; i < times / 3; i++) {
			work.run();
		}
		long start = System.nanoTime();
		for (int i = 0; i < times; i++) {
			work.run();
		}
		return (double) (System.nanoTime() - start) / times;
	}

	@Table("users")
	record User(@Id Long id, String email, String name, String bio, Instant createdAt) {
	}

	@Table("categories")
	record Category(@Id Long id, String name) {
	}

	@Table("posts")
	record Post(@Id Long id, String title, String content, long views, Instant publishedAt, Ref<User> author,
			@Nullable Ref<Category> category, @ManyToMany(joinTable = "post_tags") Many<Tag> tags,
			@OneToMany(mappedBy = "post") Many<Comment> comments) {
	}

	@Table("tags")
	record Tag(@Id Long id, String name) {
	}

	@Table("comments")
	record Comment(@Id Long id, String body, Instant createdAt, Ref<Post> post) {
	}

}
