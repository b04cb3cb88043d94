package dev.covet.mapping;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Index} and the {@link IndexModel} it becomes.
 */
class IndexTests {

	@Test
	void indexesWhenNoneIsDeclaredAreNone() {
		assertThat(indexes(User.class)).isEmpty();
	}

	@Test
	void indexesWhenDeclaredAreResolvedInOrder() {
		assertThat(indexes(Post.class)).extracting(IndexTests::describe)
			.containsExactly("posts_published_at_idx(published_at DESC)",
					"posts_author_id_published_at_idx(author_id, published_at DESC)",
					"UNIQUE slug_once(slug) WHERE slug <> ''", "posts_views_published_at_idx(views, published_at DESC)",
					"posts_city_zip_idx(city, zip)");
	}

	@Test
	void indexesWhenSuperclassDeclaresOneHaveIt() {
		assertThat(indexes(Sub.class)).extracting(IndexTests::describe)
			.containsExactly("subs_created_at_idx(created_at)");
	}

	@Test
	void nameWhenTooLongForADatabaseIsCutAndStaysUnique() {
		List<IndexModel> indexes = indexes(LongNames.class);
		assertThat(indexes).extracting((index) -> index.name().getReference())
			.allSatisfy((name) -> assertThat(name).hasSize(63).startsWith("long_names_a_property_with_a_very"))
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void validateWhenIndexCannotWorkSaysWhatAndWhere(Class<?> entity, String problem, String remedy) {
		EntityModels models = TestModels.of(entity);
		assertThatExceptionOfType(InvalidMappingException.class).isThrownBy(models::validate)
			.withMessage(entity.getName() + problem)
			.satisfies((ex) -> assertThat(ex.getRemedy()).isEqualTo(remedy));
	}

	static Stream<Arguments> invalid() {
		return Stream.of(
				Arguments.of(Unknown.class, " declares an index on 'titel', which is no property of it",
						"Name properties of it: author, id, title."),
				Arguments.of(Empty.class, " declares an index on no property", "Name its properties: id."),
				Arguments.of(Twice.class, " declares an index on one column twice: id, -id",
						"Name each property once."),
				Arguments.of(SameName.class, " declares two indexes named 'same_name_id_idx'",
						"Name one of them: @Index(name = …)."),
				Arguments.of(ToMany.class, ".children is in an index, but has no column in the table of ToMany",
						"Declare the index on Child, or create it where the join table is made."));
	}

	private static List<IndexModel> indexes(Class<?> entity) {
		return TestModels.of(entity).of(entity).indexes();
	}

	private static String describe(IndexModel index) {
		String columns = String.join(", ",
				index.columns()
					.stream()
					.map((column) -> column.column().identifier().getReference() + (column.descending() ? " DESC" : ""))
					.toList());
		return (index.unique() ? "UNIQUE " : "") + index.name().getReference() + "(" + columns + ")"
				+ ((index.where() != null) ? " WHERE " + index.where() : "");
	}

	record User(@Id Long id) {
	}

	record Address(String city, String zip) {
	}

	@Table("posts")
	@Index(properties = "publishedAt", direction = Sort.Direction.DESC)
	@Index(properties = { "author", "-publishedAt" })
	@Index(properties = "slug", unique = true, where = " slug <> '' ", name = "slug_once")
	@Index(properties = { "+views", "publishedAt" }, direction = Sort.Direction.DESC)
	@Index(properties = "address")
	record Post(@Id Long id, String slug, long views, Instant publishedAt, Ref<User> author,
			@Embedded.Nullable Address address) {
	}

	@Index(properties = "createdAt")
	abstract static class Base {

		Instant createdAt = Instant.EPOCH;

	}

	@Table("subs")
	static class Sub extends Base {

		@Id
		Long id = 1L;

	}

	@Index(properties = { "aPropertyWithAVeryLongNameIndeed", "anotherPropertyWithALongName" })
	@Index(properties = { "aPropertyWithAVeryLongNameIndeed", "anotherPropertyWithALongNameX" })
	record LongNames(@Id Long id, long aPropertyWithAVeryLongNameIndeed, long anotherPropertyWithALongName,
			long anotherPropertyWithALongNameX) {
	}

	@Index(properties = "titel")
	record Unknown(@Id Long id, String title, Ref<User> author) {
	}

	@Index(properties = {})
	record Empty(@Id Long id) {
	}

	@Index(properties = { "id", "-id" })
	record Twice(@Id Long id) {
	}

	@Index(properties = "id")
	@Index(properties = "-id")
	record SameName(@Id Long id) {
	}

	@Index(properties = "children")
	record ToMany(@Id Long id, @OneToMany(mappedBy = "parent") Many<Child> children) {
	}

	record Child(@Id Long id, Ref<ToMany> parent) {
	}

}
