package dev.covet.sample.data;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

import dev.covet.mapping.Many;
import dev.covet.mapping.Ref;
import dev.covet.sample.blog.Category;
import dev.covet.sample.blog.Comment;
import dev.covet.sample.blog.Post;
import dev.covet.sample.blog.Tag;
import dev.covet.sample.blog.User;
import reactor.core.publisher.Flux;

/**
 * The rows, the same in every run: what chance decides depends on the row's number only.
 */
final class SampleRows {

	private static final Instant OPENED = Instant.parse("2025-01-01T08:00:00Z");

	private final SampleDataProperties sizes;

	SampleRows(SampleDataProperties sizes) {
		this.sizes = sizes;
	}

	Flux<User> users() {
		return rows(this.sizes.users(), (row) -> new User(row + 1L, username(row), username(row) + "@example.com",
				row % 10 != 9, after(row, Duration.ofHours(1)), Many.none(), Many.none()));
	}

	Flux<Category> categories() {
		return rows(this.sizes.categories(), (row) -> new Category(row + 1L, Words.topic(row)));
	}

	Flux<Tag> tags() {
		return rows(this.sizes.tags(), (row) -> new Tag(row + 1L, "tag-" + (row + 1), Many.none()));
	}

	Flux<Post> posts() {
		return rows(this.sizes.posts(),
				(row) -> new Post(row + 1L, Words.title(random(row)), Words.sentences(random(row), 6),
						random(row).nextLong(10_000), after(row, Duration.ofMinutes(47)),
						Ref.of(User.class, anyOf(this.sizes.users(), row)),
						Ref.of(Category.class, anyOf(this.sizes.categories(), row)), Many.none(), Many.none()));
	}

	// Neighbours from any tag on, so that a post has none twice
	Flux<PostTag> postTags() {
		int perPost = Math.min(this.sizes.tagsPerPost(), this.sizes.tags());
		return rows(this.sizes.posts() * perPost, (row) -> {
			int post = row / perPost;
			long tag = 1 + (anyOf(this.sizes.tags(), post) + row % perPost) % this.sizes.tags();
			return new PostTag(new PostTag.Key(post + 1L, tag));
		});
	}

	Flux<Comment> comments() {
		int perPost = this.sizes.commentsPerPost();
		return rows(this.sizes.posts() * perPost,
				(row) -> new Comment(row + 1L, Words.sentences(random(~row), 1), after(row, Duration.ofMinutes(5)),
						Ref.of(Post.class, 1L + row / perPost), Ref.of(User.class, anyOf(this.sizes.users(), ~row))));
	}

	private static <T> Flux<T> rows(int number, IntFunction<T> row) {
		return Flux.range(0, number).map(row::apply);
	}

	private static Instant after(int row, Duration step) {
		return OPENED.plus(step.multipliedBy(row));
	}

	private static String username(int row) {
		return Words.firstName(row) + (row + 1);
	}

	private static SplittableRandom random(int row) {
		return new SplittableRandom(row);
	}

	private static long anyOf(int rows, int row) {
		return 1L + random(row).nextInt(rows);
	}

}
