package dev.covet.statement;

import dev.covet.statement.StatementShape.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatementShape} and {@link StatementShapes}.
 */
class StatementShapeTests {

	@ParameterizedTest
	@ValueSource(strings = { "SELECT * FROM users WHERE id = $1", "select * from users where id=?",
			"SELECT u.id FROM \"users\" u WHERE u.id = $1 LIMIT 2", "SELECT * FROM users WHERE id = 17",
			"SELECT * FROM users WHERE id IN ($1)", "SELECT * FROM users WHERE id = $1::uuid",
			"SELECT * FROM users WHERE :id = id", "SELECT * FROM users WHERE post_id = ? ORDER BY id LIMIT 3",
			"SELECT max(a) FROM users WHERE post_id = @P0 AND data->>'a' = 'b'",
			"WITH x AS (SELECT 1) SELECT * FROM users WHERE id = $1" })
	void accessWhenReadByOneValueIsLookup(String sql) {
		assertThat(StatementShape.of(sql).access()).isEqualTo(Access.LOOKUP);
		assertThat(StatementShape.of(sql).table()).isEqualTo("users");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 1", "SELECT nextval('s')", "SELECT * FROM users",
			"SELECT * FROM users WHERE id = ANY($1)", "SELECT * FROM users WHERE id IN ($1, $2)",
			"SELECT * FROM users WHERE tenant = $1 AND id = ANY ($2)", "SELECT * FROM users WHERE id IN (1, 2, 3)",
			"SELECT * FROM users WHERE id IN ($1::uuid, $2::uuid) AND a = $3",
			"SELECT * FROM users WHERE (a, b) IN (($1, $2)) AND c = $3",
			"SELECT * FROM users WHERE day >= $1 AND day < $2", "SELECT * FROM users WHERE a <> $1",
			"SELECT * FROM jobs WHERE state = $1 LIMIT 1 FOR UPDATE SKIP LOCKED",
			"SELECT * FROM pg_catalog.pg_class WHERE oid = $1", "UPDATE users SET a = $1 WHERE id = $2",
			"INSERT INTO users SELECT * FROM unnest($1)", "DELETE FROM users WHERE id = $1", "SET a = 'b'", "" })
	void accessWhenNotByOneValueIsOther(String sql) {
		assertThat(StatementShape.of(sql).access()).isEqualTo(Access.OTHER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT * FROM users WHERE a = $1 ORDER BY id LIMIT 10 OFFSET 20",
			"SELECT * FROM users WHERE a = $1 AND id > $2 ORDER BY id LIMIT 10",
			"SELECT * FROM users WHERE a = $1 AND (a, b) > ($2, $3) LIMIT $4",
			"SELECT * FROM users WHERE a = ? LIMIT ?, ?",
			"SELECT * FROM users WHERE a = ? AND id < ? FETCH FIRST 10 ROWS ONLY" })
	void accessWhenPartOfResultIsPage(String sql) {
		assertThat(StatementShape.of(sql).access()).isEqualTo(Access.PAGE);
	}

	@Test
	void accessWhenCountingByOneValueIsCount() {
		assertThat(StatementShape.of("select count(id) from a where b = ?").access()).isEqualTo(Access.COUNT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELECT * FROM a WHERE b IN ($1, $2,$3) | SELECT * FROM a WHERE b IN (…)
			SELECT * FROM a WHERE b in (1, 'x') AND c = 2 | SELECT * FROM a WHERE b IN (…) AND c = ?
			INSERT INTO a VALUES ($1, $2), ($3, $4) RETURNING id | INSERT INTO a VALUES (…) RETURNING id
			INSERT INTO a VALUES ($1, $2) | INSERT INTO a VALUES ($1, $2)
			""")
	void textWhenListsDifferInLengthIsTheSame(String sql, String text) {
		assertThat(StatementShape.of(sql).text()).isEqualTo(text);
	}

	@Test
	void textWhenRowsAreManyIsTheSame() {
		String insert = "INSERT INTO a (b, c) VALUES (1, 'x')";
		assertThat(StatementShape.of(insert + ", (2, 'y')".repeat(1000)))
			.isEqualTo(StatementShape.of(insert + ", (2, 'y')".repeat(999)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELECT * FROM (SELECT * FROM "blog"."posts" WHERE a = $1) p | blog.posts
			SELECT now() FROM generate_series(1, 2) |
			UPDATE ONLY posts SET a = 1 | posts
			insert into `posts`(a) values (1) | posts
			""")
	void tableIsFirstOne(String sql, String table) {
		assertThat(StatementShape.of(sql).table()).isEqualTo(table);
	}

	@Test
	void shapesWhenLiteralsDifferReturnSameShape() {
		StatementShapes shapes = new StatementShapes();
		StatementShape first = shapes.of("SELECT a FROM b WHERE c = 'one'");
		assertThat(shapes.of("SELECT  a FROM b WHERE c = 'two'")).isSameAs(first);
		assertThat(first).isEqualTo(StatementShape.of("SELECT a FROM b WHERE c = 3"));
	}

	@Test
	void shapesWhenAskedAgainReturnSameShape() {
		StatementShapes shapes = new StatementShapes();
		StatementShape first = shapes.of("SELECT 1");
		for (int i = 0; i < 5000; i++) {
			assertThat(shapes.of("SELECT a" + i).text()).isEqualTo("SELECT a" + i);
			assertThat(shapes.of("SELECT 1")).isSameAs(first);
		}
	}

}
