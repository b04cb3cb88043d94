package dev.covet.sample.blog;

import java.time.Instant;

import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Someone who writes posts and comments.
 *
 * @param id its id
 * @param username how others see the user
 * @param email where to write to
 * @param active whether the user may write
 * @param createdAt when the user joined
 * @param posts what the user wrote
 * @param comments what the user said to posts
 */
@Table("users")
public record User(@Id Long id, String username, String email, boolean active, Instant createdAt,
		@OneToMany(mappedBy = "author") Many<Post> posts, @OneToMany(mappedBy = "author") Many<Comment> comments) {
}
