package dev.covet.profile.nplusone;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.statement.StatementListener;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Twenty posts of five writers, with two remarks each.
 */
final class Blog {

	private Blog() {
	}

	static TestCovet start(Class<?> test, StatementListener listener) {
		return TestCovet.of(Writer.class, Post.class, Remark.class)
			.listener(listener)
			.postgresql(test)
			.execute("CREATE TABLE writers (id bigserial PRIMARY KEY, name text NOT NULL)",
					"CREATE TABLE posts (id bigserial PRIMARY KEY, title text NOT NULL, writer_id bigint NOT NULL)",
					"CREATE TABLE remarks (id bigserial PRIMARY KEY, text text NOT NULL, post_id bigint NOT NULL)",
					"INSERT INTO writers (name) SELECT 'w' || i FROM generate_series(1, 5) i",
					"INSERT INTO posts (title, writer_id) SELECT 'p' || i, i % 5 + 1 FROM generate_series(1, 20) i",
					"INSERT INTO remarks (text, post_id) SELECT 'r' || i, i % 20 + 1 FROM generate_series(1, 40) i");
	}

	@Table("writers")
	record Writer(@Id @Nullable Long id, String name, @OneToMany(mappedBy = "writer") Many<Post> posts) {
	}

	@Table("posts")
	record Post(@Id @Nullable Long id, String title, Ref<Writer> writer,
			@OneToMany(mappedBy = "post") Many<Remark> remarks) {
	}

	@Table("remarks")
	record Remark(@Id @Nullable Long id, String text, Ref<Post> post) {
	}

}
