package dev.covet.cache.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WrittenTables}.
 */
@ExtendWith(OutputCaptureExtension.class)
class WrittenTablesTests {

	private static final String EVERYTHING = "everything";

	private static final List<Arguments> CASES = new ArrayList<>();

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("cases")
	void readWhenTextIsKnownKindTellsItsTables(Database database, String sql, String tables) {
		assertThat(tables(database, sql)).isEqualTo(Set.copyOf(List.of(tables.split(" "))));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("guesses")
	void readWhenTextCannotBeParsedNamesTheTablesAmongOthers(Database database, String sql, String tables) {
		List<Written> written = new WrittenTables(database).read(sql);
		assertThat(written).extracting(Written::kind).contains(Written.Kind.GUESSED);
		assertThat(tables(database, sql)).contains(tables.split(" "));
	}

	@Test
	void readWhenTextIsTheSameReadsItOnce() {
		WrittenTables texts = new WrittenTables(Database.POSTGRESQL);
		assertThat(texts.isKnown("DELETE FROM posts")).isFalse();
		List<Written> first = texts.read("DELETE FROM posts");
		assertThat(texts.isKnown("DELETE FROM posts")).isTrue();
		assertThat(texts.read("DELETE FROM posts")).isSameAs(first);
	}

	@Test
	void readWhenTextsAreMadeUpWithoutEndKeepsABoundedNumber() {
		WrittenTables texts = new WrittenTables(Database.POSTGRESQL);
		for (int i = 0; i < 2500; i++) {
			texts.read("TRUNCATE posts_" + i);
		}
		assertThat(texts.isKnown("TRUNCATE posts_0")).isFalse();
		assertThat(texts.isKnown("TRUNCATE posts_2499")).isTrue();
	}

	@Test
	void readWhenTextHasManyValuesReadsItAndKeepsNothing(CapturedOutput output) {
		WrittenTables texts = new WrittenTables(Database.MARIADB);
		String sql = "INSERT INTO `posts` (`id`, `title`) VALUES (?, ?)" + ", (?, ?)".repeat(30_000);
		assertThat(texts.read(sql)).containsExactly(Written.to("posts", Set.of(Writing.INSERT)));
		assertThat(texts.isKnown(sql)).isFalse();
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void readWhenTextIsLongReadsItWithoutTheParser(CapturedOutput output) {
		WrittenTables texts = new WrittenTables(Database.MARIADB);
		assertThat(texts.read("INSERT INTO posts VALUES (1)" + ", (1)".repeat(3000)))
			.containsExactly(Written.to("posts", Writing.ROWS));
		assertThat(texts.read("UPDATE posts SET a = 1" + " + 1".repeat(3000)))
			.containsExactly(Written.among(Set.of("posts", "a")));
		assertThat(texts.read("SELECT 1" + " ".repeat(2_000_000))).containsExactly(Written.everything(true));
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	@Timeout(10)
	void readWhenTextIsNestedDeeplyTakesNoTime() {
		WrittenTables texts = new WrittenTables(Database.POSTGRESQL);
		for (String open : List.of("(", "(SELECT ", "ARRAY[", "f(", "(x + ", "NOT (", "x IN (SELECT a FROM b WHERE ",
				"CASE WHEN x THEN ", "- ", "(((")) {
			assertThat(texts.read("UPDATE posts SET a = " + open.repeat(200) + "1").get(0).tables())
				.containsKey("posts");
		}
	}

	@Test
	void readWhenTextCannotBeParsedLogsItOnceAndMasked(CapturedOutput output) {
		WrittenTables texts = new WrittenTables(Database.POSTGRESQL);
		for (int i = 0; i < 3; i++) {
			texts.read("UPDATE posts SET SET title = 'secret " + i + "'");
			texts.read("UPDATE posts SET title = 'open secret");
		}
		assertThat(output.toString().lines().filter((line) -> line.contains("UPDATE posts SET"))).hasSize(2);
		assertThat(output).doesNotContain("secret");
	}

	@Test
	void readWhenManyTextsCannotBeParsedLogsABoundedNumber(CapturedOutput output) {
		WrittenTables texts = new WrittenTables(Database.POSTGRESQL, 3);
		for (int i = 0; i < 20; i++) {
			texts.read("INSERT INTO INTO posts_" + Character.toString('a' + i));
		}
		assertThat(output.toString().lines().filter((line) -> line.contains("can't be parsed"))).hasSize(3);
	}

	@Test
	void readWhenUpsertedTellsTheWaysOfWriting() {
		WrittenTables texts = new WrittenTables(Database.POSTGRESQL);
		assertThat(texts.read("INSERT INTO a VALUES (1)")).containsExactly(Written.to("a", Set.of(Writing.INSERT)));
		assertThat(texts.read("INSERT INTO a VALUES (1) ON CONFLICT (id) DO UPDATE SET b = 1"))
			.containsExactly(Written.to("a", Set.of(Writing.INSERT, Writing.UPDATE)));
		assertThat(texts.read("UPDATE a SET b = 1")).containsExactly(Written.to("a", Set.of(Writing.UPDATE)));
		assertThat(texts.read("DELETE FROM a")).containsExactly(Written.to("a", Set.of(Writing.DELETE)));
		assertThat(texts.read("TRUNCATE a")).containsExactly(Written.to("a", Writing.ANY));
	}

	static Stream<Arguments> cases() {
		CASES.clear();
		ofEveryDialect();
		ofPostgresql();
		ofMariaDb();
		ofH2();
		withoutWrites();
		ofEverything();
		ofSchema();
		hostile();
		return CASES.stream();
	}

	private static void ofEveryDialect() {
		for (Database database : List.of(Database.POSTGRESQL, Database.MARIADB, Database.H2)) {
			add(database, "INSERT INTO posts (id, title) VALUES (?, ?)", "posts");
			add(database, "insert into Posts(id) values ($1)", "posts");
			add(database, "INSERT INTO posts SELECT * FROM drafts WHERE id = :id", "posts");
			add(database, "UPDATE posts SET views = views + 1 WHERE id IN (SELECT post_id FROM comments)", "posts");
			add(database, "UPDATE blog.posts SET title = @p0", "posts");
			add(database, "DELETE FROM posts WHERE id = ?1", "posts");
			add(database, "DELETE FROM posts WHERE author_id IN (SELECT id FROM users WHERE name LIKE '%x')", "posts");
			add(database, "DELETE FROM posts; DELETE FROM tags; UPDATE users SET a = 1", "posts tags users");
			add(database, "SELECT 1; DELETE FROM posts;", "posts");
			add(database, "  /* why */ -- and how\n DELETE FROM posts -- FROM users\n", "posts");
			add(database, "UPDATE posts SET title = 'a; DELETE FROM users' WHERE id = 1", "posts");
			add(database, "UPDATE posts SET title = 'it''s; DELETE FROM users -- ' WHERE id = 1; DELETE FROM tags",
					"posts tags");
			add(database, "TRUNCATE TABLE posts", "posts");
			add(database, "INSERT INTO posts (a) VALUES (REPLACE(?, 'x', 'y'))", "posts");
			add(database, "INSERT INTO posts (body) VALUES ((SELECT max(b) FROM (SELECT b FROM tags) x))", "posts");
		}
	}

	private static void ofPostgresql() {
		postgresql("INSERT INTO \"posts\" (\"id\", \"title\") SELECT * FROM unnest($1, $2) RETURNING \"id\"", "posts");
		postgresql("INSERT INTO \"posts\" (\"id\") VALUES (DEFAULT), (DEFAULT) RETURNING \"id\"", "posts");
		postgresql(
				"INSERT INTO \"posts\" (\"id\", \"title\") SELECT * FROM unnest($1, $2) ON CONFLICT (\"id\")"
						+ " DO UPDATE SET \"title\" = EXCLUDED.\"title\", \"version\" = \"posts\".\"version\" + 1",
				"posts");
		postgresql("INSERT INTO posts VALUES ($1) ON CONFLICT (slug) WHERE live DO NOTHING", "posts");
		postgresql("UPDATE \"posts\" t0 SET \"title\" = u.c1 FROM unnest($1, $2) AS u (c0, c1) WHERE t0.\"id\" = u.c0",
				"posts");
		postgresql("UPDATE \"posts\" t0 SET \"title\" = u.c1 FROM (VALUES ($1, $2), ($3, $4)) AS u (c0, c1)"
				+ " WHERE t0.\"id\" = u.c0", "posts");
		postgresql("UPDATE ONLY posts SET a = b.c FROM users b WHERE b.id = author_id", "posts");
		postgresql("UPDATE posts SET (a, b) = (SELECT c, d FROM users WHERE id = 1) RETURNING *", "posts");
		postgresql("DELETE FROM \"posts\" t0 WHERE (t0.\"id\") IN (SELECT t2.\"id\" FROM \"posts\" t2 LIMIT $1)",
				"posts");
		postgresql("DELETE FROM ONLY posts USING users u WHERE u.id = posts.author_id", "posts");
		postgresql("DELETE FROM \"Ware house\".\"order\" WHERE \"id\" = $1", "order");
		postgresql("INSERT INTO \"we\"\"ird.name\" VALUES (1)", "we\"ird.name");
		postgresql("INSERT INTO \"a.b\".\"od.d-name\" VALUES (1)", "od.d-name");
		postgresql("DELETE FROM \"odd-name\" WHERE a = 1", "odd-name");
		postgresql("DELETE FROM blog.public.posts", "posts");
		postgresql("WITH gone AS (DELETE FROM posts RETURNING id) SELECT * FROM gone", "posts");
		postgresql("WITH gone AS (DELETE FROM posts RETURNING *) INSERT INTO archive SELECT * FROM gone",
				"posts archive");
		postgresql(
				"WITH a AS (UPDATE posts SET x = 1 RETURNING id), b AS (INSERT INTO log SELECT id FROM a RETURNING 1)"
						+ " DELETE FROM tags USING a WHERE a.id = tags.id",
				"posts log tags");
		postgresql("WITH RECURSIVE t AS (SELECT 1 UNION ALL SELECT n FROM t) UPDATE posts SET a = 1", "posts");
		postgresql("WITH x AS MATERIALIZED (SELECT id FROM users FOR UPDATE) DELETE FROM posts USING x", "posts");
		postgresql("INSERT INTO posts WITH d AS (DELETE FROM drafts RETURNING *) SELECT * FROM d", "posts drafts");
		postgresql("MERGE INTO posts p USING drafts d ON p.id = d.id WHEN MATCHED THEN UPDATE SET title = d.title"
				+ " WHEN NOT MATCHED THEN INSERT (id, title) VALUES (d.id, d.title)", "posts");
		postgresql("MERGE INTO posts p USING drafts d ON p.id = d.id WHEN MATCHED THEN DELETE", "posts");
		postgresql("TRUNCATE posts, ONLY blog.\"Tags\" *, users RESTART IDENTITY CASCADE", "posts tags users");
		postgresql("INSERT INTO posts AS p (a) VALUES (1) ON CONFLICT DO NOTHING", "posts");
		postgresql("UPDATE blog.posts AS p SET a = 1 FROM users, tags t WHERE t.id = p.a", "posts");
		postgresql("DELETE FROM blog.posts AS p USING users u, tags WHERE u.id = p.a", "posts");
		postgresql("INSERT INTO posts OVERRIDING SYSTEM VALUE VALUES (1)", "posts");
		postgresql("INSERT INTO posts DEFAULT VALUES", "posts");
		postgresql("WITH p AS (SELECT 1) UPDATE posts SET a = 1", "posts");
		postgresql("WITH posts AS (SELECT 1 AS id) DELETE FROM users USING posts WHERE posts.id = users.id", "users");
		postgresql("COPY posts (id, title) FROM STDIN WITH (FORMAT csv)", "posts");
		postgresql("COPY blog.posts FROM '/tmp/x'", "posts");
		postgresql("REFRESH MATERIALIZED VIEW CONCURRENTLY blog.hot", "hot");
		postgresql("UPDATE posts SET data = data || '{\"a\": 1}'::jsonb WHERE data ->> 'k' = $1 AND tags @> $2",
				"posts");
		postgresql("UPDATE posts SET a = E'it\\'s; DELETE FROM users' WHERE b LIKE '%\\' ESCAPE '\\'", "posts");
		postgresql("UPDATE posts SET a = $$x; DELETE FROM users$$, b = $t$ ' $t$", "posts");
		postgresql("/* a /* b */ DELETE FROM users */ DELETE FROM posts", "posts");
		postgresql("UPDATE posts SET at = now() AT TIME ZONE 'UTC' - interval '1 day', n = (ARRAY[1,2])[1]", "posts");
		postgresql("UPDATE posts SET a = 1 WHERE id = ANY($1)", "posts");
	}

	private static void ofMariaDb() {
		mariadb("INSERT INTO `members` (`email`, `name`) VALUES (?, ?) ON DUPLICATE KEY UPDATE `name` = VALUES(`name`)",
				"members");
		mariadb("INSERT INTO `members` (`id`) VALUES (DEFAULT), (DEFAULT) RETURNING `id`", "members");
		mariadb("INSERT IGNORE INTO posts SET a = 1, b = 2", "posts");
		mariadb("REPLACE INTO posts (id, a) VALUES (1, 2)", "posts");
		mariadb("REPLACE INTO posts SELECT * FROM drafts", "posts");
		mariadb("UPDATE `members` t0 JOIN (SELECT ? AS c0, ? AS c1 UNION ALL SELECT ?, ?) u ON t0.`id` = u.c0"
				+ " SET t0.`name` = u.c1", "members");
		mariadb("UPDATE `members` t0 SET `name` = ? WHERE t0.`id` = ? ORDER BY id LIMIT 3", "members");
		mariadb("UPDATE posts p JOIN users u ON u.id = p.author_id SET p.a = 1, u.b = 2", "posts users");
		mariadb("UPDATE posts, users SET posts.a = users.b WHERE users.id = posts.author_id", "posts users");
		mariadb("DELETE t0 FROM `members` t0 WHERE t0.`id` = ?", "members");
		mariadb("DELETE p, c FROM posts p JOIN comments c ON c.post_id = p.id JOIN users u ON u.id = p.author_id",
				"posts comments");
		mariadb("DELETE FROM posts ORDER BY id LIMIT 10", "posts");
		mariadb("DELETE FROM posts WHERE a = 1 RETURNING id", "posts");
		mariadb("UPDATE posts SET a = 'it\\'s; DELETE FROM users' WHERE id = 1; DELETE FROM tags", "posts tags");
		mariadb("UPDATE posts SET a = \"x'; DELETE FROM users\" # DELETE FROM tags\n WHERE id = 1", "posts");
		mariadb("UPDATE posts SET a = 5--3 WHERE b = 1; DELETE FROM tags", "posts tags");
		mariadb("LOAD DATA LOCAL INFILE 'x' REPLACE INTO TABLE posts FIELDS TERMINATED BY ','", "posts");
		mariadb("TRUNCATE posts", "posts");
		mariadb("UPDATE posts p LEFT JOIN blog.users u ON u.id = p.a INNER JOIN tags t USING (id) SET t.x = 1",
				"posts users tags");
		mariadb("UPDATE posts p, (SELECT id FROM log) x, users u SET u.a = 1", "posts users");
		mariadb("UPDATE LOW_PRIORITY IGNORE posts SET a = 1", "posts");
		mariadb("DELETE LOW_PRIORITY QUICK IGNORE FROM posts WHERE a = 1", "posts");
		mariadb("DELETE blog.posts FROM blog.posts JOIN users ON users.id = posts.a", "posts");
		mariadb("DELETE p FROM users p, posts u WHERE u.id = p.id", "users");
		mariadb("INSERT HIGH_PRIORITY INTO posts PARTITION (p0) VALUES (1)", "posts");
		mariadb("INSERT posts VALUES (1)", "posts");
		mariadb("REPLACE posts VALUES (1)", "posts");
	}

	private static void ofH2() {
		add(Database.H2, "MERGE INTO \"members\" t0 USING (VALUES ($1, $2), ($3, $4)) AS u (c0, c1) ON t0.\"id\" = u.c0"
				+ " WHEN MATCHED THEN UPDATE SET \"name\" = u.c1", "members");
		add(Database.H2,
				"MERGE INTO \"members\" t0 USING (VALUES ($1, $2)) u (\"id\", \"name\") ON t0.\"id\" = u.\"id\""
						+ " WHEN NOT MATCHED THEN INSERT (\"id\", \"name\") VALUES (u.\"id\", u.\"name\")",
				"members");
		add(Database.H2, "MERGE INTO posts KEY (id) VALUES (1, 'a')", "posts");
		add(Database.H2, "DELETE FROM posts // FROM users\n WHERE id = 1", "posts");
		add(Database.H2, "TRUNCATE TABLE blog.posts RESTART IDENTITY", "posts");
	}

	private static void withoutWrites() {
		for (String sql : List.of("SELECT * FROM posts", "SELECT * FROM posts FOR UPDATE", "VALUES (1)", "TABLE posts",
				"WITH a AS (SELECT 1) SELECT * FROM a", "(SELECT 1) UNION (SELECT 2)", "SELECT REPLACE(a, 'b', 'c')",
				"SET search_path TO blog", "SHOW search_path", "LISTEN x", "NOTIFY x, 'DELETE'", "BEGIN", "COMMIT",
				"ROLLBACK TO SAVEPOINT a", "SAVEPOINT a", "RELEASE a", "START TRANSACTION", "EXPLAIN DELETE FROM posts",
				"EXPLAIN (FORMAT JSON) UPDATE posts SET a = 1", "EXPLAIN ANALYZE SELECT * FROM posts",
				"EXPLAIN (ANALYZE, FORMAT JSON) WITH a AS (SELECT 1) SELECT * FROM a", "ANALYZE posts",
				"VACUUM ANALYZE posts", "CREATE INDEX CONCURRENTLY i ON posts (a)",
				"CREATE UNIQUE INDEX i ON posts (a)", "DROP INDEX i", "COMMENT ON TABLE posts IS 'x'",
				"GRANT SELECT ON posts TO ada", "COPY posts TO STDOUT", "COPY (SELECT * FROM posts) TO STDOUT", "",
				"  ;; -- nothing\n", "RESET ALL", "DEALLOCATE ALL", "DISCARD ALL", "LOCK TABLE posts",
				"ALTER SEQUENCE s RESTART", "CREATE SEQUENCE s")) {
			postgresql(sql, "");
		}
		mariadb("SET STATEMENT max_statement_time = 1 FOR SELECT * FROM posts", "");
		mariadb("SELECT id INTO @a FROM posts", "");
		mariadb("SELECT id INTO OUTFILE '/tmp/x' FROM posts", "");
		mariadb("ANALYZE TABLE posts", "");
		mariadb("DO RELEASE_LOCK('x')", "");
		mariadb("ANALYZE FORMAT=JSON SELECT * FROM posts", "");
	}

	private static void ofEverything() {
		for (String sql : List.of("CALL cleanup()", "DO $$ BEGIN DELETE FROM posts; END $$",
				"DO LANGUAGE plpgsql $$ BEGIN END $$", "EXECUTE prepared(1)", "COMMIT PREPARED 'x'",
				"ALTER TABLE posts ADD COLUMN a int", "DROP TABLE posts", "ALTER TABLE posts RENAME TO entries",
				"CREATE OR REPLACE VIEW v AS SELECT 1", "DROP SCHEMA blog CASCADE",
				"CREATE TABLE a AS WITH d AS (DELETE FROM b RETURNING *) SELECT * FROM d", "IMPORT FOREIGN SCHEMA x",
				"CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC DELETE FROM posts; SELECT 1; END",
				"CREATE RULE r AS ON INSERT TO a DO ALSO DELETE FROM b", "{call x()}", "{? = call x(?)}", "?", "hello",
				"EXPLAIN ANALYZE EXECUTE x", "TRUNCATE", "DELETE FROM U&\"d\\0061ta\"", "DELETE FROM posts /* open",
				"UPDATE posts SET a = 'open", "UPDATE posts SET a = $x$ open $$")) {
			postgresql(sql, EVERYTHING);
		}
		mariadb("/*!50000 DELETE FROM posts */", EVERYTHING);
		mariadb("/*M! DELETE FROM posts */", EVERYTHING);
		mariadb("BEGIN NOT ATOMIC DELETE FROM posts; END", EVERYTHING);
		mariadb("RENAME TABLE a TO b", EVERYTHING);
		mariadb("XA COMMIT 'x'", EVERYTHING);
		mariadb("HANDLER posts OPEN", EVERYTHING);
		add(Database.H2, "RUNSCRIPT FROM 'x.sql'", EVERYTHING);
	}

	private static void ofSchema() {
		postgresql("CREATE TABLE IF NOT EXISTS blog.fresh (id int REFERENCES posts ON DELETE CASCADE)", "fresh");
		postgresql("CREATE TABLE fresh AS SELECT * FROM posts", "fresh");
		postgresql("SELECT * INTO TABLE fresh FROM posts", "fresh");
		postgresql("CREATE UNLOGGED TABLE fresh (id int)", "fresh");
		postgresql("CREATE TEMP TABLE batch (id int) ON COMMIT DROP", "batch");
		postgresql("SELECT * INTO TEMP batch FROM posts", "batch");
		mariadb("CREATE OR REPLACE TEMPORARY TABLE batch (id int)", "batch");
		mariadb("CREATE OR REPLACE TABLE fresh (id int)", EVERYTHING);
	}

	private static void hostile() {
		postgresql("DELETE FROM posts WHERE " + "(".repeat(200) + "a = 1" + ")".repeat(200), "posts a");
		postgresql("DELETE\tFROM\r\nposts", "posts");
		postgresql("DELETE FROM posts WHERE a = '\u0000' AND b = '\ud83d\ude00'", "posts");
		postgresql("DELETE FROM Überschriften", "überschriften");
		postgresql("DELETE FROM \"a#b!\"", "a_b_");
		postgresql("DELETE FROM posts;DELETE FROM\"tags\"", "posts tags");
		postgresql("DELETE FROM posts WHERE a=1;;;", "posts");
		postgresql("(((DELETE FROM posts)))", "posts");
	}

	static Stream<Arguments> guesses() {
		return Stream.of(
				Arguments.of(Database.MARIADB, "DELETE FROM p, c USING posts p JOIN comments c ON c.post_id = p.id",
						"posts comments"),
				Arguments.of(Database.H2, "SELECT id FROM FINAL TABLE (INSERT INTO posts (a) VALUES (1))", "posts"),
				Arguments.of(Database.POSTGRESQL, "EXPLAIN ANALYZE DELETE FROM posts", "posts"),
				Arguments.of(Database.POSTGRESQL, "EXPLAIN (ANALYZE) WITH a AS (DELETE FROM posts RETURNING 1) TABLE a",
						"posts"),
				Arguments.of(Database.POSTGRESQL, "COPY (DELETE FROM posts RETURNING *) TO STDOUT", "posts"),
				Arguments.of(Database.MARIADB, "ANALYZE UPDATE posts SET a = 1", "posts"),
				Arguments.of(Database.MARIADB, "SET STATEMENT max_statement_time = 1 FOR DELETE FROM posts", "posts"),
				Arguments.of(Database.MARIADB,
						"UPDATE posts p JOIN (users u JOIN tags t ON t.a = u.a) ON u.b = p.b SET t.c = 1",
						"posts users tags"),
				Arguments.of(Database.MARIADB, "UPDATE (posts p JOIN users u ON u.b = p.b) SET u.c = 1", "posts users"),
				Arguments.of(Database.POSTGRESQL, "UPDATE posts SET SET a = 1", "posts"),
				Arguments.of(Database.POSTGRESQL, "UPDATE posts SET a = 1 WHERE CURRENT OF c", "posts"),
				Arguments.of(Database.POSTGRESQL, "DELETE FROM \"od\"\"d\"", "od\"d"),
				Arguments.of(Database.MARIADB, "DELETE FROM `we``ird`", "we`ird"),
				Arguments.of(Database.POSTGRESQL, "DELETE FROM \"odd-name\" WHERE WHERE", "odd-name"));
	}

	private static void postgresql(String sql, String tables) {
		add(Database.POSTGRESQL, sql, tables);
	}

	private static void mariadb(String sql, String tables) {
		add(Database.MARIADB, sql, tables);
	}

	private static void add(Database database, String sql, String tables) {
		CASES.add(Arguments.of(database, sql, tables));
	}

	private static Set<String> tables(Database database, String sql) {
		Set<String> tables = new TreeSet<>();
		for (Written written : new WrittenTables(database).read(sql)) {
			if (written.kind() == Written.Kind.EVERYTHING) {
				return Set.of(EVERYTHING);
			}
			tables.addAll(written.tables().keySet());
		}
		return tables.isEmpty() ? Set.of("") : tables;
	}

}
