package dev.covet.sample.post;

import java.time.Clock;

import dev.covet.Covet;
import dev.covet.mapping.Many;
import dev.covet.mapping.Ref;
import dev.covet.query.QuerySet;
import dev.covet.sample.blog.Category;
import dev.covet.sample.blog.Post;
import dev.covet.sample.blog.User;
import dev.covet.sample.problem.InvalidParameterException;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

import static dev.covet.query.Assignments.set;
import static dev.covet.query.Conditions.where;

/**
 * Writes posts.
 */
@Component
class PostWrites {

	private final Covet covet;

	private final QuerySet<Post> posts;

	private final QuerySet<User> users;

	private final QuerySet<Category> categories;

	private final Clock clock = Clock.systemUTC();

	PostWrites(Covet covet) {
		this.covet = covet;
		this.posts = covet.objects(Post.class);
		this.users = covet.objects(User.class);
		this.categories = covet.objects(Category.class);
	}

	// The database gives the id.
	@SuppressWarnings("NullAway")
	Mono<Post> create(PostRequest request) {
		Mono<Post> created = Mono.defer(() -> this.posts.create(new Post(null, request.title(), request.content(), 0,
				this.clock.instant(), author(request), category(request), Many.none(), Many.none())));
		return this.covet.inTransaction(check(request).then(created));
	}

	// Only what was sent: views that are counted at the same time are not lost.
	Mono<Boolean> change(long id, PostRequest request) {
		Mono<Long> changed = Mono.defer(() -> this.posts.filter(where(Post::id).eq(id))
			.update(set(Post::title, request.title()), set(Post::content, request.content()),
					set(Post::author, author(request)), set(Post::category, category(request))));
		return this.covet.inTransaction(check(request).then(changed)).map((rows) -> rows > 0);
	}

	Mono<Boolean> delete(long id) {
		return this.posts.filter(where(Post::id).eq(id)).delete().map((rows) -> rows > 0);
	}

	private Mono<Void> check(PostRequest request) {
		return check(this.users.filter(where(User::id).eq(request.authorId())).exists(), "authorId", request.authorId(),
				"the id of a user")
			.then(check(this.categories.filter(where(Category::id).eq(request.categoryId())).exists(), "categoryId",
					request.categoryId(), "the id of a category"));
	}

	private static Mono<Void> check(Mono<Boolean> exists, String parameter, Object value, String allowed) {
		return exists.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(() -> new InvalidParameterException(parameter, value, allowed)))
			.then();
	}

	private static Ref<User> author(PostRequest request) {
		return Ref.of(User.class, request.authorId());
	}

	private static Ref<Category> category(PostRequest request) {
		return Ref.of(Category.class, request.categoryId());
	}

}
