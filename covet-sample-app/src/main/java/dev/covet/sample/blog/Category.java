package dev.covet.sample.blog;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a post is about.
 *
 * @param id its id
 * @param name its name
 */
@Table("categories")
public record Category(@Id Long id, String name) {
}
