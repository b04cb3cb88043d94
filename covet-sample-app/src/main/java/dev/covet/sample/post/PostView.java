package dev.covet.sample.post;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import dev.covet.sample.blog.Comment;
import dev.covet.sample.blog.Post;
import dev.covet.sample.blog.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A post with everything around it, in an order that doesn't depend on how it was loaded.
 */
record PostView(Long id, String title, String content, long views, Instant publishedAt, Author author, String category,
		List<String> tags, List<CommentView> comments) {

	/**
	 * Show a post whose relations are loaded.
	 */
	static PostView of(Post post) {
		return new PostView(post.id(), post.title(), post.content(), post.views(), post.publishedAt(),
				new Author(post.author().get().id(), post.author().get().username()), post.category().get().name(),
				post.tags().list().stream().sorted(Comparator.comparing(Tag::id)).map(Tag::name).toList(),
				post.comments()
					.list()
					.stream()
					.sorted(Comparator.comparing(Comment::id))
					.map(CommentView::of)
					.toList());
	}

	/**
	 * Who wrote it.
	 */
	record Author(Long id, String username) {
	}

	/**
	 * What someone said to it.
	 */
	record CommentView(Long id, String body, Instant createdAt, @Nullable Object authorId) {

		static CommentView of(Comment comment) {
			return new CommentView(comment.id(), comment.body(), comment.createdAt(), comment.author().id());
		}

	}

}
