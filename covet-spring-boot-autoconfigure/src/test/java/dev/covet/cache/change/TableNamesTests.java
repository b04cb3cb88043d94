package dev.covet.cache.change;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.data.relational.core.sql.SqlIdentifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TableNames}.
 */
class TableNamesTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '^',
			value = { "posts, posts", "Posts, posts", "blog.posts, posts", "a.b.Posts, posts", "\"Posts\", posts",
					"blog.\"Posts\", posts", "\"a.b\".\"c.d\", c.d", "`Posts`, posts", "`a`.`b``c`, b`c",
					"[dbo].[Posts], posts", "\"we\"\"ird\", we\"ird", "\"a#b!c@d*\", a_b_c_d_", "Ünïted, ünïted" })
	void tagWhenNameIsOfSqlIsItsLastPart(String name, String tag) {
		assertThat(TableNames.tag(name)).isEqualTo(tag);
	}

	@Test
	void tagWhenIdentifierIsOfTheMappingIsItsLastPart() {
		assertThat(TableNames.tag(SqlIdentifier.quoted("Posts"))).isEqualTo("posts");
		assertThat(TableNames.tag(SqlIdentifier.from(SqlIdentifier.quoted("blog"), SqlIdentifier.quoted("a.B"))))
			.isEqualTo("a.b");
	}

}
