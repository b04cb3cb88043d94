package dev.covet.sample.user;

import java.util.List;

import dev.covet.Covet;
import dev.covet.sample.blog.Comment;
import dev.covet.sample.blog.Post;
import dev.covet.sample.blog.User;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.desc;

/**
 * Puts a dashboard together by three queries at the same time.
 */
@Component
class Dashboards {

	private static final int LATEST = 10;

	private final Covet covet;

	Dashboards(Covet covet) {
		this.covet = covet;
	}

	Mono<Dashboard> of(long id) {
		Mono<User> user = this.covet.objects(User.class).get(id);
		Mono<List<Dashboard.LatestPost>> posts = this.covet.objects(Post.class)
			.filter(where(Post::author, User::id).eq(id))
			.orderBy(desc(Post::publishedAt))
			.limit(LATEST)
			.as(Dashboard.LatestPost.class)
			.list();
		Mono<List<Dashboard.LatestComment>> comments = this.covet.objects(Comment.class)
			.filter(where(Comment::author, User::id).eq(id))
			.orderBy(desc(Comment::createdAt))
			.limit(LATEST)
			.as(Dashboard.LatestComment.class)
			.list();
		return Mono.zip(user, posts, comments)
			.map((results) -> new Dashboard(results.getT1(), results.getT2(), results.getT3()));
	}

}
