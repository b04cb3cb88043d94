package dev.covet.sample.blog;

import java.time.Instant;

import dev.covet.mapping.Index;
import dev.covet.mapping.Ref;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a user says to a post.
 *
 * @param id its id
 * @param body its text
 * @param createdAt when it was written
 * @param post what it is about
 * @param author who wrote it
 */
@Table("comments")
@Index(properties = "post")
@Index(properties = { "author", "-createdAt" })
public record Comment(@Id Long id, String body, Instant createdAt, Ref<Post> post, Ref<User> author) {
}
