package dev.covet.cache.change;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.cache.Change;
import dev.covet.statement.WrittenRows;
import dev.covet.statement.WrittenStatement;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every database's catalogue has to tell: the tests of one are the class for it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CatalogueContract {

	private static final String[] TABLES = { "CREATE TABLE users (id bigint PRIMARY KEY, boss bigint)",
			"ALTER TABLE users ADD CONSTRAINT u1 FOREIGN KEY (boss) REFERENCES users (id) ON DELETE SET NULL",
			"CREATE TABLE posts (id bigint PRIMARY KEY, author_id bigint, title varchar(100))",
			"ALTER TABLE posts ADD CONSTRAINT p1 FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE",
			"CREATE TABLE comments (id bigint PRIMARY KEY, post_id bigint)",
			"ALTER TABLE comments ADD CONSTRAINT c1 FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE",
			"CREATE TABLE votes (id bigint PRIMARY KEY, comment_id bigint)",
			"ALTER TABLE votes ADD CONSTRAINT v1 FOREIGN KEY (comment_id) REFERENCES comments (id) ON DELETE CASCADE",
			"CREATE TABLE audits (id bigint PRIMARY KEY, user_id bigint)",
			"ALTER TABLE audits ADD CONSTRAINT a1 FOREIGN KEY (user_id) REFERENCES users (id)",
			"CREATE TABLE countries (code varchar(2) PRIMARY KEY)",
			"CREATE TABLE cities (id bigint PRIMARY KEY, country varchar(2))",
			"ALTER TABLE cities ADD CONSTRAINT c2 FOREIGN KEY (country) REFERENCES countries (code) ON UPDATE CASCADE",
			"CREATE TABLE hens (id bigint PRIMARY KEY, egg_id bigint)",
			"CREATE TABLE eggs (id bigint PRIMARY KEY, hen_id bigint)",
			"ALTER TABLE hens ADD CONSTRAINT h1 FOREIGN KEY (egg_id) REFERENCES eggs (id) ON DELETE CASCADE",
			"ALTER TABLE eggs ADD CONSTRAINT e1 FOREIGN KEY (hen_id) REFERENCES hens (id) ON DELETE CASCADE",
			"CREATE TABLE \"Odd name\" (id bigint PRIMARY KEY)", "CREATE VIEW titles AS SELECT id, title FROM posts",
			"CREATE VIEW long_titles AS SELECT * FROM titles WHERE title LIKE '%xxxxx%'",
			"CREATE VIEW odd AS SELECT * FROM \"Odd name\"" };

	private TestCovet covet;

	private final RecordingRegions regions = new RecordingRegions();

	private CacheInvalidation invalidation;

	protected abstract TestCovet create();

	/**
	 * Create what other databases don't have.
	 * @param covet by which to do so
	 */
	protected void createMore(TestCovet covet) {
	}

	@BeforeAll
	void start() {
		this.covet = create();
		this.covet.execute(TABLES);
		createMore(this.covet);
		this.invalidation = new CacheInvalidation(this.regions, this.covet::pool, Schedulers.boundedElastic());
		this.invalidation.start();
		awaitReady();
	}

	@AfterAll
	void stop() {
		this.invalidation.close();
		this.covet.close();
	}

	@Test
	void changesWhenNothingFollowsAreThatTableOnly() {
		assertThat(changed("INSERT INTO audits VALUES (1, 1)")).isEqualTo(tables("audits"));
		assertThat(changed("DELETE FROM audits")).isEqualTo(tables("audits"));
		assertThat(changed("SELECT 1")).isEmpty();
	}

	@Test
	void changesWhenRowsAreDeletedFollowKeysThatCascadeAsFarAsTheyGo() {
		assertThat(changed("DELETE FROM posts WHERE id = 1"))
			.isEqualTo(tables("posts", "comments", "votes", "titles", "long_titles"));
		assertThat(changed("DELETE FROM comments WHERE id = 1")).isEqualTo(tables("comments", "votes"));
		assertThat(changed("DELETE FROM users WHERE id = 1"))
			.isEqualTo(tables("users", "posts", "comments", "votes", "titles", "long_titles"));
	}

	@Test
	void changesWhenKeysCascadeInACircleEnd() {
		assertThat(changed("DELETE FROM hens")).isEqualTo(tables("hens", "eggs"));
		assertThat(changed("DELETE FROM eggs")).isEqualTo(tables("hens", "eggs"));
	}

	@Test
	void changesWhenRowsAreAddedOrUpdatedDontFollowKeysOfDeletions() {
		assertThat(changed("UPDATE comments SET post_id = 1")).isEqualTo(tables("comments"));
		assertThat(changed("INSERT INTO users VALUES (1, NULL)")).isEqualTo(tables("users"));
	}

	@Test
	void changesWhenKeysAreUpdatedFollowThoseThatCascade() {
		assertThat(changed("UPDATE countries SET code = 'x'")).isEqualTo(tables("countries", "cities"));
		assertThat(changed("DELETE FROM countries")).isEqualTo(tables("countries"));
	}

	@Test
	void changesWhenTableHasViewsFollowThemAndBack() {
		assertThat(changed("INSERT INTO posts (id) VALUES (1)")).isEqualTo(tables("posts", "titles", "long_titles"));
		assertThat(changed("UPDATE titles SET title = 'a'")).isEqualTo(tables("posts", "titles", "long_titles"));
		assertThat(changed(this.covet.quoted("DELETE FROM \"Odd name\""))).isEqualTo(tables("odd name", "odd"));
	}

	@Test
	void changesWhenRowsAreToldAreTheseAndWholeTablesOfWhatFollows() {
		assertThat(changed("UPDATE comments SET post_id = 1 WHERE id = 7", WrittenRows.of("comments", List.of(7L))))
			.containsExactly(Change.ofRows("comments", List.of(7L)));
		assertThat(changed("DELETE FROM comments WHERE id = 7", WrittenRows.of("Comments", List.of(7L))))
			.containsExactlyInAnyOrder(Change.ofRows("comments", List.of(7L)), Change.ofTable("votes"));
		assertThat(changed("DELETE FROM comments WHERE id = 7", WrittenRows.of("other", List.of(7L))))
			.isEqualTo(tables("comments", "votes"));
	}

	@Test
	void changesWhenTableRefersToItselfAreAllItsRows() {
		assertThat(changed("DELETE FROM users WHERE id = 7", WrittenRows.of("users", List.of(7L))))
			.contains(Change.ofTable("users"));
	}

	@Test
	void changesWhenTableIsUnknownAreEverything() {
		assertThat(changed("DELETE FROM nowhere")).containsExactly(Change.ofEverything());
		assertThat(this.invalidation.tables(statement("DELETE FROM nowhere", null))).isNull();
	}

	@Test
	void changesWhenTableIsTemporaryAreThatTable() {
		assertThat(changed("CREATE TEMPORARY TABLE batch (id int)")).isEqualTo(tables("batch"));
		assertThat(changed("INSERT INTO batch VALUES (1)")).isEqualTo(tables("batch"));
		assertThat(this.invalidation.isReady()).isTrue();
	}

	@Test
	void changesWhenSchemaChangesAreEverythingUntilItIsKnownAgain() {
		this.covet.execute("DROP TABLE IF EXISTS pins", "CREATE TABLE pins (id bigint PRIMARY KEY, post_id bigint)");
		assertThat(changed("CREATE TABLE pins (id bigint PRIMARY KEY, post_id bigint)")).isEqualTo(tables("pins"));
		awaitReady();
		assertThat(changed("DELETE FROM votes")).isEqualTo(tables("votes"));
		this.covet
			.execute("ALTER TABLE pins ADD CONSTRAINT p2 FOREIGN KEY (id) REFERENCES votes (id) ON DELETE CASCADE");
		assertThat(
				changed("ALTER TABLE pins ADD CONSTRAINT p2 FOREIGN KEY (id) REFERENCES votes (id) ON DELETE CASCADE"))
			.containsExactly(Change.ofEverything());
		awaitReady();
		assertThat(changed("DELETE FROM votes")).isEqualTo(tables("votes", "pins"));
		this.covet.execute("DROP TABLE pins");
		assertThat(changed("DROP TABLE pins")).containsExactly(Change.ofEverything());
		awaitReady();
		assertThat(changed("DELETE FROM votes")).isEqualTo(tables("votes"));
	}

	@Test
	void tablesWhenTextIsNewAreUnknownAndSoonKnown() {
		WrittenStatement statement = statement("DELETE FROM comments WHERE id = 17", null);
		assertThat(this.invalidation.tables(statement)).isNull();
		Awaitility.await()
			.atMost(TestDatabase.TIMEOUT)
			.untilAsserted(
					() -> assertThat(this.invalidation.tables(statement)).isEqualTo(Set.of("comments", "votes")));
	}

	@Test
	void invalidateWhenToldByTheApplicationFollowsToo() {
		this.regions.told();
		this.invalidation.invalidate(List.of("blog.\"Comments\"")).block(TestDatabase.TIMEOUT);
		assertThat(this.regions.told()).isEqualTo(tables("comments", "votes"));
	}

	/**
	 * Wait until the catalogue has been read.
	 */
	protected final void awaitReady() {
		Awaitility.await().atMost(TestDatabase.TIMEOUT).until(this.invalidation::isReady);
	}

	protected final TestCovet covet() {
		return this.covet;
	}

	protected final Set<Change> changed(String sql) {
		return changed(sql, null);
	}

	protected final Set<Change> changed(String sql, @Nullable WrittenRows rows) {
		this.regions.told();
		this.invalidation.onCommit(List.of(statement(sql, rows))).block(TestDatabase.TIMEOUT);
		return this.regions.told();
	}

	private static WrittenStatement statement(String sql, @Nullable WrittenRows rows) {
		return new WrittenStatement(sql, rows);
	}

	protected static Set<Change> tables(String... names) {
		return Arrays.stream(names).map(Change::ofTable).collect(Collectors.toSet());
	}

}
