package dev.covet.sample.blog;

import java.time.Instant;

import dev.covet.mapping.Index;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An article, with all kinds of relations.
 *
 * @param id its id
 * @param title its title
 * @param content its text
 * @param views how often it was read
 * @param publishedAt when it appeared
 * @param author who wrote it
 * @param category what it is about
 * @param tags the words it is found by
 * @param comments what users said to it
 */
@Table("posts")
@Index(properties = "publishedAt", direction = Sort.Direction.DESC)
@Index(properties = { "author", "-publishedAt" })
@Index(properties = "category")
public record Post(@Id Long id, String title, String content, long views, Instant publishedAt, Ref<User> author,
		Ref<Category> category, @ManyToMany(joinTable = "post_tags") Many<Tag> tags,
		@OneToMany(mappedBy = "post") Many<Comment> comments) {
}
