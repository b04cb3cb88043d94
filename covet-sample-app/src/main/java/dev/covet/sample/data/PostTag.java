package dev.covet.sample.data;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row of the table between posts and tags.
 *
 * @param id the whole row
 */
@Table("post_tags")
record PostTag(@Id @Embedded.Empty Key id) {

	/**
	 * Which post has which tag.
	 *
	 * @param postId the post
	 * @param tagId the tag
	 */
	record Key(long postId, long tagId) {
	}

}
