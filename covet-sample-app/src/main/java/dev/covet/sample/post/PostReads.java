package dev.covet.sample.post;

import java.util.List;

import dev.covet.Covet;
import dev.covet.mapping.FetchMode;
import dev.covet.query.QuerySet;
import dev.covet.query.web.RequestQuery;
import dev.covet.sample.blog.Category;
import dev.covet.sample.blog.Post;
import dev.covet.sample.blog.User;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

import static dev.covet.query.Order.asc;

/**
 * Reads posts with their relations.
 */
@Component
class PostReads {

	private static final RequestQuery<Post> ALLOWED = RequestQuery.of(Post.class)
		.filter(Post::title, Post::views, Post::publishedAt)
		.filter(Post::author, User::username)
		.filter(Post::category, Category::name)
		.sort(Post::id, Post::title, Post::views, Post::publishedAt);

	private final QuerySet<Post> posts;

	PostReads(Covet covet) {
		this.posts = covet.objects(Post.class).orderBy(asc(Post::id));
	}

	Mono<PostView> one(long id) {
		return whole(this.posts).get(id).map(PostView::of);
	}

	Mono<List<PostView>> page(int page, int size, LoadStrategy strategy, MultiValueMap<String, String> parameters) {
		QuerySet<Post> posts = ALLOWED.apply(this.posts, parameters);
		Flux<Post> loaded = switch (strategy) {
			case OPTIMIZED -> page(whole(posts), page, size);
			case PEERS -> loadInALoop(page(posts.fetchMode(FetchMode.PEERS), page, size));
			case NAIVE -> loadInALoop(page(posts.fetchMode(FetchMode.ONE), page, size));
		};
		return loaded.map(PostView::of).collectList();
	}

	private static QuerySet<Post> whole(QuerySet<Post> posts) {
		return posts.selectRelated(Post::author, Post::category).prefetchRelated(Post::tags, Post::comments);
	}

	private static Flux<Post> page(QuerySet<Post> posts, int page, int size) {
		return posts.offset(page * size).limit(size).all();
	}

	// What is written without a thought for statements: how many they are is the fetch
	// mode's affair
	private static Flux<Post> loadInALoop(Flux<Post> posts) {
		return posts.concatMap((post) -> post.author()
			.load()
			.then(post.category().load())
			.thenMany(post.tags().load())
			.thenMany(post.comments().load())
			.then(Mono.just(post)));
	}

}
