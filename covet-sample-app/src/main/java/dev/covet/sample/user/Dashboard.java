package dev.covet.sample.user;

import java.time.Instant;
import java.util.List;

import dev.covet.sample.blog.User;

/**
 * What a user sees first. Posts and comments are view models: Covet reads what their
 * components name, and nothing else.
 */
record Dashboard(User user, List<LatestPost> posts, List<LatestComment> comments) {

	/**
	 * A post of the user.
	 */
	record LatestPost(Long id, String title, long views, Instant publishedAt) {
	}

	/**
	 * A comment of the user.
	 */
	record LatestComment(Long id, String body, Instant createdAt, CommentedPost post) {
	}

	/**
	 * The post that a comment is about.
	 */
	record CommentedPost(Long id, String title) {
	}

}
