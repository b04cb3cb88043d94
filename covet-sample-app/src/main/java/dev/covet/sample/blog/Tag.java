package dev.covet.sample.blog;

import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A word that posts are found by.
 *
 * @param id its id
 * @param name the word
 * @param posts the posts it is on
 */
@Table("tags")
public record Tag(@Id Long id, String name, @ManyToMany(joinTable = "post_tags") Many<Post> posts) {
}
