package dev.covet.sample.data;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How much an empty database is filled with.
 *
 * @param users number of users
 * @param categories number of categories
 * @param posts number of posts
 * @param tags number of tags
 * @param tagsPerPost number of tags of a post, all tags at most
 * @param commentsPerPost number of comments on a post
 */
@ConfigurationProperties("sample.data")
@Validated
record SampleDataProperties(@Min(1) int users, @Min(1) int categories, @Min(1) int posts, @Min(1) int tags,
		@Min(0) int tagsPerPost, @Min(0) int commentsPerPost) {
}
