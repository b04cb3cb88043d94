package dev.covet.benchmark;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What is read. All but Covet and Hibernate, which need entities with relations, make
 * these records themselves; those are held against them before anything is measured.
 */
final class Blog {

	private Blog() {
	}

	@Table("users")
	record User(@Id Long id, String name, String email, boolean active, BigDecimal reputation, int logins,
			Instant createdAt, Instant lastSeenAt) implements Serializable {
	}

	@Table("categories")
	record Category(@Id Long id, String name, String description) implements Serializable {
	}

	@Table("posts")
	record Post(@Id Long id, String title, String content, long views, Instant publishedAt, Long authorId,
			Long categoryId) {
	}

	@Table("tags")
	record Tag(@Id Long id, String name) implements Serializable {
	}

	@Table("post_tags")
	record PostTag(Long postId, Long tagId) {
	}

	@Table("comments")
	record Comment(@Id Long id, String body, Instant createdAt, Long postId, Long authorId) implements Serializable {
	}

	record JoinedPost(Long id, String title, String content, long views, Instant publishedAt, User author,
			Category category) {
	}

	record GraphPost(Long id, String title, String content, long views, Instant publishedAt, User author,
			Category category, List<Tag> tags, List<Comment> comments) implements Serializable {
	}

	record Contact(Long id, String email) {
	}

}
