package dev.covet.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.covet.benchmark.Blog.Category;
import dev.covet.benchmark.Blog.Comment;
import dev.covet.benchmark.Blog.Contact;
import dev.covet.benchmark.Blog.GraphPost;
import dev.covet.benchmark.Blog.JoinedPost;
import dev.covet.benchmark.Blog.Post;
import dev.covet.benchmark.Blog.PostTag;
import dev.covet.benchmark.Blog.Tag;
import dev.covet.benchmark.Blog.User;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.domain.Sort;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;

/**
 * Spring Data's template in an application without Covet. It has no joins: related rows
 * are read by queries of their own, for all posts at once.
 */
class TemplateContender implements Contender {

	private final ConfigurableApplicationContext context;

	private final R2dbcEntityTemplate template;

	TemplateContender(Database.Address database) {
		this.context = SpringContexts.open(database, Map.of("covet.enabled", "false"));
		this.template = this.context.getBean(R2dbcEntityTemplate.class);
	}

	@Override
	public Object run(Work work, long position) {
		return switch (work) {
			case USER_BY_ID -> user(position).block();
			case FLAT_POSTS -> posts(position).block();
			case JOINED_POSTS -> posts(position).flatMap(this::joined).block();
			case GRAPH -> posts(position).flatMap(this::joined).flatMap(this::graph).block();
			case TWO_COLUMNS -> this.template.select(User.class)
				.as(Contact.class)
				.matching(Query.empty().columns("id", "email"))
				.all()
				.collectList()
				.block();
			case USERS -> this.template.select(User.class).all().collectList().block();
			case IN_FLIGHT -> Flux.range(0, Work.READS_IN_FLIGHT)
				.flatMap((i) -> user((position + i) % Database.USERS + 1), Work.CONCURRENCY)
				.collectList()
				.block();
			case BULK_CREATE -> Flux.fromIterable(Ledger.events(position)).concatMap(this.template::insert).collectList().block();
			default -> throw new IllegalArgumentException(work.toString());
		};
	}

	private Mono<User> user(long id) {
		return this.template.selectOne(Query.query(Criteria.where("id").is(id)), User.class);
	}

	private Mono<List<Post>> posts(long after) {
		Query query = Query.query(Criteria.where("id").greaterThan(after)).sort(Sort.by("id")).limit(Work.PAGE);
		return this.template.select(query, Post.class).collectList();
	}

	private <T> Flux<T> among(Class<T> type, String property, Set<Long> values) {
		return this.template.select(Query.query(Criteria.where(property).in(values)), type);
	}

	private Mono<List<JoinedPost>> joined(List<Post> posts) {
		Set<Long> authors = posts.stream().map(Post::authorId).collect(Collectors.toCollection(LinkedHashSet::new));
		Set<Long> categories = posts.stream()
			.map(Post::categoryId)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		return among(User.class, "id", authors).collectMap(User::id)
			.flatMap((users) -> among(Category.class, "id", categories).collectMap(Category::id)
				.map((kinds) -> posts.stream()
					.map((post) -> new JoinedPost(post.id(), post.title(), post.content(), post.views(),
							post.publishedAt(), users.get(post.authorId()), kinds.get(post.categoryId())))
					.toList()));
	}

	private Mono<List<GraphPost>> graph(List<JoinedPost> posts) {
		Map<Long, GraphPost> byId = new HashMap<>();
		List<GraphPost> graph = new ArrayList<>();
		posts.forEach((post) -> {
			GraphPost node = new GraphPost(post.id(), post.title(), post.content(), post.views(), post.publishedAt(),
					post.author(), post.category(), new ArrayList<>(), new ArrayList<>());
			graph.add(node);
			byId.put(node.id(), node);
		});
		return among(PostTag.class, "postId", byId.keySet()).collectList()
			.flatMap((links) -> tags(links).doOnNext(
					(tags) -> links.forEach((link) -> byId.get(link.postId()).tags().add(tags.get(link.tagId())))))
			.thenMany(among(Comment.class, "postId", byId.keySet()))
			.doOnNext((comment) -> byId.get(comment.postId()).comments().add(comment))
			.then(Mono.just(graph));
	}

	private Mono<Map<Long, Tag>> tags(List<PostTag> links) {
		return among(Tag.class, "id", links.stream().map(PostTag::tagId).collect(Collectors.toSet()))
			.collectMap(Tag::id);
	}

	@Override
	public List<?> plain(Work work, Object result) {
		return (result instanceof List<?> list) ? list : List.of(result);
	}

	@Override
	public void close() {
		SpringContexts.close(this.context);
	}

}
