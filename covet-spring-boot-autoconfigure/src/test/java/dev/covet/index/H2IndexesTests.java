package dev.covet.index;

import dev.covet.TestCovet;
import dev.covet.mapping.Index;
import dev.covet.mapping.Ref;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Declared indexes on H2.
 */
class H2IndexesTests {

	private final TestCovet covet = TestCovet.of(Writer.class, Article.class)
		.h2()
		.execute("CREATE TABLE \"writers\" (id bigint PRIMARY KEY, name varchar(100) UNIQUE)",
				"CREATE TABLE \"articles\" (id bigint PRIMARY KEY, slug varchar(100), views bigint,"
						+ " author_id bigint REFERENCES \"writers\")",
				"CREATE INDEX other ON \"articles\" (slug)");

	@AfterEach
	void close() {
		this.covet.close();
	}

	@Test
	void validateWhenIndexesAreMissingReportsThem() {
		IndexReport report = this.covet.await(this.covet.indexes().validate());
		assertThat(report.missing()).extracting(IndexReport.Declared::definition)
			.containsExactly(
					"CREATE INDEX IF NOT EXISTS \"articles_views_slug_idx\" ON \"articles\" (\"VIEWS\" DESC, \"SLUG\")");
		assertThat(report.present()).extracting(IndexReport.Declared::name)
			.containsExactly("articles_author_id_idx", "writers_name_idx");
		assertThat(report.undeclared()).extracting(IndexReport.Existing::name).containsExactly("OTHER");
		assertThat(report.failed()).singleElement()
			.satisfies((failed) -> assertThat(failed.reason())
				.isEqualTo("H2 has no partial indexes: leave where out of @Index 'partial' of Article"));
	}

	@Test
	void createWhenIndexesAreMissingCreatesThem() {
		IndexReport report = this.covet.await(this.covet.indexes().create());
		assertThat(report.created()).extracting(IndexReport.Declared::name).containsExactly("articles_views_slug_idx");
		assertThat(report.failed()).hasSize(1);
		assertThat(this.covet.await(this.covet.indexes().validate()).missing()).isEmpty();
	}

	@Table("writers")
	@Index(properties = "name", unique = true)
	record Writer(@Id Long id, String name) {
	}

	@Table("articles")
	@Index(properties = "author")
	@Index(properties = { "-views", "slug" })
	@Index(properties = "views", where = "views > 0", name = "partial")
	record Article(@Id Long id, String slug, long views, Ref<Writer> author) {
	}

}
