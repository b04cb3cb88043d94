package dev.covet.sample.post;

import java.util.List;

import dev.covet.Covet;
import dev.covet.mapping.FetchMode;
import dev.covet.query.QuerySet;
import dev.covet.sample.blog.Post;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

import static dev.covet.query.Order.asc;

/**
 * Reads posts with their relations.
 */
@Component
class PostReads {

	private final QuerySet<Post> posts;

	private final QuerySet<Post> wholePosts;

	PostReads(Covet covet) {
		this.posts = covet.objects(Post.class).orderBy(asc(Post::id));
		this.wholePosts = this.posts.selectRelated(Post::author, Post::category)
			.prefetchRelated(Post::tags, Post::comments);
	}

	Mono<PostView> one(long id) {
		return this.wholePosts.get(id).map(PostView::of);
	}

	Mono<List<PostView>> page(int page, int size, LoadStrategy strategy) {
		Flux<Post> loaded = switch (strategy) {
			case OPTIMIZED -> page(this.wholePosts, page, size);
			case PEERS -> loadInALoop(page(this.posts.fetchMode(FetchMode.PEERS), page, size));
			case NAIVE -> loadInALoop(page(this.posts.fetchMode(FetchMode.ONE), page, size));
		};
		return loaded.map(PostView::of).collectList();
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
