package dev.covet.docs;

import java.time.Instant;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The blog that the pages tell of.
 */
final class Blog {

	private static final String[] SCHEMA = {
			"CREATE TABLE users (id bigserial PRIMARY KEY, email text NOT NULL UNIQUE, name text NOT NULL, active boolean NOT NULL)",
			"CREATE TABLE categories (id bigserial PRIMARY KEY, name text NOT NULL)",
			"CREATE TABLE posts (id bigserial PRIMARY KEY, title text NOT NULL, content text, views bigint NOT NULL,"
					+ " published_at timestamptz NOT NULL, author_id bigint NOT NULL, category_id bigint)",
			"CREATE TABLE tags (id bigserial PRIMARY KEY, name text NOT NULL)",
			"CREATE TABLE post_tags (post_id bigint NOT NULL, tag_id bigint NOT NULL)",
			"CREATE TABLE comments (id bigserial PRIMARY KEY, body text NOT NULL, votes int NOT NULL, post_id bigint NOT NULL, author_id bigint NOT NULL)",
			"INSERT INTO users (email, name, active) VALUES ('ada@example.org', 'Ada', true), ('bo@example.org', 'Bo', false), ('cy@example.org', 'Cy', true)",
			"INSERT INTO categories (name) VALUES ('Java'), ('SQL')",
			"INSERT INTO posts (title, content, views, published_at, author_id, category_id) VALUES"
					+ " ('Joins', 'On joins', 3000, '2026-01-01 00:00:00Z', 1, 2), ('Records', 'On records', 500, '2026-02-01 00:00:00Z', 1, 1),"
					+ " ('Pools', NULL, 2000, '2026-03-01 00:00:00Z', 2, NULL), ('Caches', 'On caches', 1500, '2026-04-01 00:00:00Z', 3, 1)",
			"INSERT INTO tags (name) VALUES ('new'), ('long')", "INSERT INTO post_tags VALUES (1, 1), (1, 2), (4, 1)",
			"INSERT INTO comments (body, votes, post_id, author_id) VALUES ('Good', 3, 1, 2), ('Bad', -1, 1, 3), ('So so', 0, 4, 1), ('Great', 5, 1, 3)" };

	private Blog() {
	}

	static TestCovet start(Class<?> test) {
		return TestCovet.of(User.class, Category.class, Post.class, Tag.class, Comment.class)
			.postgresql(test)
			.execute(SCHEMA);
	}

	@Table("users")
	record User(@Id @Nullable Long id, String email, String name, boolean active) {
	}

	@Table("categories")
	record Category(@Id @Nullable Long id, String name) {
	}

	@Table("posts")
	record Post(@Id @Nullable Long id, String title, @Nullable String content, long views, Instant publishedAt,
			@NotNull Ref<User> author, Ref<Category> category, @ManyToMany(joinTable = "post_tags") Many<Tag> tags,
			@OneToMany(mappedBy = "post") Many<Comment> comments) {
	}

	@Table("tags")
	record Tag(@Id @Nullable Long id, String name) {
	}

	@Table("comments")
	record Comment(@Id @Nullable Long id, String body, int votes, Ref<Post> post, Ref<User> author) {
	}

	/** Known by its name, as those of the validation libraries are. */
	@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
	@interface NotNull {

	}

}
