package dev.covet.index;

import java.time.Instant;
import java.util.List;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.mapping.Index;
import dev.covet.mapping.Ref;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.relational.core.mapping.Table;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Declared indexes on PostgreSQL.
 */
class IndexesTests {

	private static final String AUTHOR = "articles_author_id_published_at_idx";

	private static final String SLUG = "articles_slug_idx";

	private static final String OPEN = "open_articles";

	private static final String PUBLISHED = "articles_published_at_idx";

	private final TestCovet covet = TestCovet.of(Article.class, Writer.class).postgresql(IndexesTests.class);

	@BeforeEach
	void create() {
		this.covet.execute("CREATE TABLE writers (id bigint PRIMARY KEY, name text UNIQUE)",
				"CREATE TABLE articles (id bigint PRIMARY KEY, slug text, status varchar(10), published_at timestamptz,"
						+ " author_id bigint REFERENCES writers)");
	}

	@AfterEach
	void close() {
		this.covet.close();
	}

	private IndexReport validate() {
		return this.covet.await(this.covet.indexes().validate());
	}

	private IndexReport createMissing() {
		return this.covet.await(this.covet.indexes().create());
	}

	@Test
	void validateWhenNoIndexIsThereReportsAllAsMissingAndChangesNothing() {
		IndexReport report = validate();
		assertThat(report.isClean()).isFalse();
		assertThat(report.missing()).extracting(IndexReport.Declared::definition)
			.containsExactlyInAnyOrder(
					"CREATE INDEX CONCURRENTLY IF NOT EXISTS \"articles_author_id_published_at_idx\" ON \"articles\""
							+ " (\"author_id\", \"published_at\" DESC)",
					"CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"articles_slug_idx\" ON \"articles\" (\"slug\")",
					"CREATE INDEX CONCURRENTLY IF NOT EXISTS \"open_articles\" ON \"articles\" (\"published_at\" DESC)"
							+ " WHERE (status in ('open','draft'))",
					"CREATE INDEX CONCURRENTLY IF NOT EXISTS \"articles_published_at_idx\" ON \"articles\""
							+ " (\"published_at\" DESC)");
		assertThat(report.undeclared()).isEmpty();
		assertThat(validate()).isEqualTo(report);
	}

	@Test
	void validateWhenIndexesAreThereByOtherNamesIsClean() {
		this.covet.execute("CREATE INDEX x1 ON articles (author_id, published_at DESC)",
				"ALTER TABLE articles ADD CONSTRAINT x2 UNIQUE (slug)",
				"CREATE INDEX x3 ON articles (published_at DESC) WHERE status = 'open' OR status = 'draft'",
				"CREATE INDEX x4 ON articles (published_at DESC)");
		IndexReport report = validate();
		// ORed by hand, the condition is another one.
		assertThat(report.missing()).extracting(IndexReport.Declared::name).containsExactly(OPEN);
		assertThat(names(report.undeclared())).containsExactly("x3");
		this.covet.execute("DROP INDEX x3",
				"CREATE INDEX x3 ON articles (published_at DESC) WHERE ((STATUS) IN ('open', 'draft'))");
		assertThat(validate().isClean()).isTrue();
	}

	@Test
	void validateWhenIndexesAreNotTheSameSaysSo() {
		this.covet.execute("CREATE INDEX x1 ON articles (author_id, published_at)",
				"CREATE INDEX articles_slug_idx ON articles (slug)", "CREATE INDEX x3 ON articles (lower(slug))",
				"CREATE INDEX x4 ON articles USING hash (published_at)",
				"CREATE INDEX x5 ON articles (published_at DESC NULLS LAST)");
		IndexReport report = validate();
		assertThat(report.missing()).extracting(IndexReport.Declared::name)
			.containsExactlyInAnyOrder(AUTHOR, OPEN, PUBLISHED);
		assertThat(report.different()).singleElement().satisfies((different) -> {
			assertThat(different.declared().name()).isEqualTo(SLUG);
			assertThat(different.existing().definition()).startsWith("CREATE INDEX articles_slug_idx");
		});
		assertThat(names(report.undeclared())).containsExactly("x1", "x3", "x4", "x5");
	}

	@Test
	void validateWhenTableIsNotThereSaysSo() {
		this.covet.execute("DROP TABLE articles");
		assertThat(validate().failed()).hasSize(4)
			.allSatisfy((failed) -> assertThat(failed.reason()).isEqualTo("there is no table \"articles\""));
	}

	@Test
	void validateWhenConditionIsWrongSaysWhatTheDatabaseSays() {
		this.covet.execute("ALTER TABLE articles DROP COLUMN status");
		assertThat(validate().failed()).singleElement().satisfies((failed) -> {
			assertThat(failed.name()).isEqualTo(OPEN);
			assertThat(failed.reason()).contains("column \"status\" does not exist");
		});
	}

	@Test
	void createWhenIndexesAreMissingCreatesThemOnce() {
		IndexReport report = createMissing();
		assertThat(report.created()).hasSize(4);
		assertThat(report.isClean()).isTrue();
		assertThat(this.covet.statements()).filteredOn((sql) -> sql.startsWith("CREATE UNIQUE INDEX"))
			.containsExactly(
					"CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"articles_slug_idx\" ON \"articles\" (\"slug\")");
		IndexReport second = createMissing();
		assertThat(second.created()).isEmpty();
		assertThat(second.present()).hasSize(5);
	}

	@Test
	void createWhenDataIsAgainstItFailsForThatOneAndLeavesNoInvalidIndex() {
		this.covet.execute("INSERT INTO articles (id, slug) VALUES (1, 'same'), (2, 'same')");
		IndexReport report = createMissing();
		assertThat(report.created()).hasSize(3);
		assertThat(report.failed()).singleElement().satisfies((failed) -> {
			assertThat(failed.name()).isEqualTo(SLUG);
			assertThat(failed.entity()).isEqualTo(Article.class.getName());
			assertThat(failed.reason()).isEqualTo("could not create unique index \"articles_slug_idx\"");
		});
		assertThat(report.invalid()).isEmpty();
		assertThat(report.missing()).isEmpty();
	}

	@Test
	void createWhenInvalidIndexIsLeftOverReplacesIt() {
		this.covet.execute("INSERT INTO articles (id, slug) VALUES (1, 'same'), (2, 'same')");
		Throwable failure = this.covet.client()
			.sql("CREATE UNIQUE INDEX CONCURRENTLY articles_slug_idx ON articles (slug)")
			.then()
			.then(Mono.<Throwable>empty())
			.onErrorResume(Mono::just)
			.block(TestDatabase.TIMEOUT);
		assertThat(failure).isNotNull();
		assertThat(names(validate().invalid())).containsExactly(SLUG);
		this.covet.execute("DELETE FROM articles WHERE id = 2");
		assertThat(createMissing().isClean()).isTrue();
	}

	@Test
	void createWhenNameIsTakenBySomethingElseSaysSo() {
		this.covet.execute("CREATE TABLE open_articles (id bigint)");
		assertThat(createMissing().failed()).singleElement()
			.satisfies((failed) -> assertThat(failed.reason())
				.isEqualTo("its name is taken by something else in the schema"));
	}

	@Test
	void createWhenOtherIndexesAreThereDropsNone() {
		this.covet.execute("CREATE INDEX other ON articles (status)");
		assertThat(names(createMissing().undeclared())).containsExactly("other");
		assertThat(names(validate().undeclared())).containsExactly("other");
	}

	@Test
	void createWhenThreeNodesStartAtOnceCreatesEachOnce() {
		List<IndexReport> reports = this.covet.await(Flux.range(0, 3).flatMap((node) -> this.covet.indexes().create()));
		assertThat(reports).allSatisfy((report) -> assertThat(report.isClean()).isTrue());
		assertThat(reports.stream().mapToInt((report) -> report.created().size()).sum()).isEqualTo(4);
		assertThat(this.covet.acquired()).isZero();
	}

	private static List<String> names(List<IndexReport.Existing> indexes) {
		return indexes.stream().map(IndexReport.Existing::name).toList();
	}

	@Table("writers")
	@Index(properties = "name")
	record Writer(@Id Long id, String name) {
	}

	// tag::index[]
	@Table("articles")
	@Index(properties = { "author", "-publishedAt" })
	@Index(properties = "slug", unique = true)
	@Index(properties = "publishedAt", direction = Sort.Direction.DESC, name = "open_articles",
			where = "status in ('open','draft')")
	@Index(properties = "publishedAt", direction = Sort.Direction.DESC)
	record Article(@Id Long id, @Nullable String slug, @Nullable String status, @Nullable Instant publishedAt,
			Ref<Writer> author) {
	}
	// end::index[]

}
