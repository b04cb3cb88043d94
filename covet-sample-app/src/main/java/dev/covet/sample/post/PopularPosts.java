package dev.covet.sample.post;

import java.util.List;

import dev.covet.Covet;
import dev.covet.cache.spring.Cached;
import dev.covet.query.QuerySet;
import dev.covet.sample.blog.Post;
import dev.covet.sample.blog.User;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

import static dev.covet.query.Order.desc;

/**
 * The posts that most have seen, kept for ten minutes or until a post or a user changes.
 */
@Component
public class PopularPosts {

	private static final int MOST = 10;

	private final QuerySet<Post> posts;

	PopularPosts(Covet covet) {
		this.posts = covet.objects(Post.class)
			.selectRelated(Post::author)
			.orderBy(desc(Post::views), desc(Post::id))
			.limit(MOST);
	}

	@Cached(cacheName = "popular-posts", ttl = "10m", dependsOn = { Post.class, User.class })
	public Mono<List<PopularPost>> list() {
		return this.posts.all().map(PopularPost::of).collectList();
	}

	/**
	 * A post in the list.
	 *
	 * @param id its id
	 * @param title its title
	 * @param views how often it was seen
	 * @param author the name of who wrote it
	 */
	public record PopularPost(Long id, String title, long views, String author) {

		static PopularPost of(Post post) {
			return new PopularPost(post.id(), post.title(), post.views(), post.author().get().username());
		}

	}

}
