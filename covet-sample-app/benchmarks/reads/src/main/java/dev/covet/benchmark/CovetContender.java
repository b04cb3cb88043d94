package dev.covet.benchmark;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.covet.Covet;
import dev.covet.mapping.FetchMode;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.query.QuerySet;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Window;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.asc;

/**
 * Covet as its auto-configuration sets it up. Queries are written out where they are run,
 * as in an application, so building them is measured too.
 */
class CovetContender implements Contender {

	private final ConfigurableApplicationContext context;

	private final Covet covet;

	private final CovetWrites writes;

	CovetContender(Database.Address database, boolean observed, Class<?>... more) {
		this(database, observed, Map.of(), more);
	}

	CovetContender(Database.Address database, boolean observed, Map<String, Object> others, Class<?>... more) {
		// The size of the pools by hand, which don't ping either: what a ping costs is a
		// line of its own. Where nothing listens to the statements, nothing observes them
		Map<String, Object> properties = new HashMap<>(
				Map.of("covet.pool.size", "10", "covet.pool.max-overflow", "0", "covet.pool.pre-ping", "false"));
		if (!observed) {
			properties.putAll(Map.of("covet.profiling.enabled", "false", "covet.query.slow-threshold", ""));
		}
		properties.putAll(others);
		this.context = SpringContexts.open(database, properties, more);
		this.covet = this.context.getBean(Covet.class);
		this.writes = new CovetWrites(this.covet);
	}

	@Override
	public Object run(Work work, long position) {
		return switch (work) {
			case USER_BY_ID, CACHED_USER -> user(position).block();
			case FLAT_POSTS -> page(position).list().block();
			case JOINED_POSTS -> page(position).selectRelated(Post::author, Post::category).list().block();
			case GRAPH, CACHED_GRAPH -> graph(page(position)).list().block();
			case TWO_COLUMNS -> this.covet.objects(Blog.User.class).as(Blog.Contact.class).list().block();
			case USERS -> this.covet.objects(Blog.User.class).list().block();
			case IN_FLIGHT -> Flux.range(0, Work.READS_IN_FLIGHT)
				.flatMap((i) -> user((position + i) % Database.USERS + 1), Work.CONCURRENCY)
				.collectList()
				.block();
			case GRAPH_PEERS -> loop(page(position)).block();
			case GRAPH_NAIVE -> loop(page(position).fetchMode(FetchMode.ONE)).block();
			default -> this.writes.run(work, position);
		};
	}

	private Mono<Blog.User> user(long id) {
		return users().get(id);
	}

	QuerySet<Blog.User> users() {
		return this.covet.objects(Blog.User.class);
	}

	static QuerySet<Post> graph(QuerySet<Post> page) {
		return page.selectRelated(Post::author, Post::category).prefetchRelated(Post::tags, Post::comments);
	}

	QuerySet<Post> page(long after) {
		return page(this.covet, after);
	}

	static QuerySet<Post> page(Covet covet, long after) {
		return covet.objects(Post.class).filter(where(Post::id).gt(after)).orderBy(asc(Post::id)).limit(Work.PAGE);
	}

	private static Mono<List<Post>> loop(QuerySet<Post> posts) {
		return posts.all()
			.concatMap((post) -> post.author()
				.load()
				.then(post.category().load())
				.thenMany(post.tags().load())
				.thenMany(post.comments().load())
				.then(Mono.just(post)))
			.collectList();
	}

	@Override
	@SuppressWarnings("unchecked")
	public List<?> plain(Work work, Object result) {
		return switch (work) {
			case USER_BY_ID, CACHED_USER -> List.of(result);
			case FLAT_POSTS -> ((List<Post>) result).stream().map(Post::flat).toList();
			case JOINED_POSTS -> ((List<Post>) result).stream().map(Post::joined).toList();
			case GRAPH, CACHED_GRAPH, GRAPH_PEERS, GRAPH_NAIVE -> ((List<Post>) result).stream().map(Post::graph).toList();
			case TWO_COLUMNS, USERS, IN_FLIGHT, BULK_CREATE -> (List<?>) result;
			case KEYSET_PAGE -> ((Window<Post>) result).stream().map(Post::flat).toList();
			default -> List.of(result);
		};
	}

	@Override
	public void close() {
		SpringContexts.close(this.context);
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	@Table("posts")
	record Post(@Id Long id, String title, String content, long views, Instant publishedAt, Ref<Blog.User> author,
			Ref<Blog.Category> category, @ManyToMany(joinTable = "post_tags") Many<Blog.Tag> tags,
			@OneToMany(mappedBy = "post") Many<Comment> comments) {

		Blog.Post flat() {
			return new Blog.Post(this.id, this.title, this.content, this.views, this.publishedAt,
					(Long) this.author.id(), (Long) this.category.id());
		}

		Blog.JoinedPost joined() {
			return new Blog.JoinedPost(this.id, this.title, this.content, this.views, this.publishedAt,
					this.author.get(), this.category.get());
		}

		Blog.GraphPost graph() {
			return new Blog.GraphPost(this.id, this.title, this.content, this.views, this.publishedAt,
					this.author.get(), this.category.get(), this.tags.list(),
					this.comments.list().stream().map(Comment::plain).toList());
		}

	}

	@Table("comments")
	record Comment(@Id Long id, String body, Instant createdAt, Ref<Post> post, Ref<Blog.User> author) {

		Blog.Comment plain() {
			return new Blog.Comment(this.id, this.body, this.createdAt, (Long) this.post.id(), (Long) this.author.id());
		}

	}

}
