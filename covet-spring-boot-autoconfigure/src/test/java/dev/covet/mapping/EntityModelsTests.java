package dev.covet.mapping;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.NamingStrategy;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.sql.IdentifierProcessing;
import org.springframework.data.relational.core.sql.SqlIdentifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EntityModels}: what relations are mapped to.
 */
class EntityModelsTests {

	private static final NamingStrategy IDENTITY = new NamingStrategy() {

		@Override
		public String getTableName(Class<?> type) {
			return type.getSimpleName();
		}

		@Override
		public String getColumnName(RelationalPersistentProperty property) {
			return property.getName();
		}

	};

	private final EntityModels models = TestModels.of(Post.class, User.class, Tag.class, Branch.class, Visit.class);

	@Test
	void validateWhenAllRelationsWorkPasses() {
		this.models.validate();
		assertThat(this.models.of(Post.class)).isSameAs(this.models.of(Post.class));
	}

	@Test
	void refWhenNothingIsSaidIsNamedAsForeignKey() {
		RelationModel author = relation(Post.class, "author");
		assertThat(author.kind()).isEqualTo(RelationModel.Kind.TO_ONE);
		assertThat(author.isColumn()).isTrue();
		assertThat(author.isHandle()).isTrue();
		assertThat(author.target()).isSameAs(this.models.of(User.class));
		assertThat(columns(author.localColumns())).containsExactly("author_id");
		assertThat(columns(author.remoteColumns())).containsExactly("id");
		assertThat(author.localColumns().get(0).javaType()).isEqualTo(Long.class);
		assertThat(author).hasToString("Post.author");
	}

	@Test
	void refWhenColumnIsNamedIsNamedSo() {
		assertThat(columns(relation(Post.class, "editor").localColumns())).containsExactly("ed");
	}

	@Test
	void refWhenNamingStrategyIsTheApplicationsFollowsIt() {
		EntityModels identity = TestModels.of(IDENTITY, Post.class, User.class, Tag.class);
		EntityModel post = identity.of(Post.class);
		assertThat(columns(post.relation("author").localColumns())).containsExactly("authorId");
		assertThat(columns(post.relation("editor").localColumns())).containsExactly("ed");
		JoinTable table = post.relation("tags").joinTable();
		assertThat(names(table.ownerColumns())).containsExactly("postId");
		assertThat(names(table.targetColumns())).containsExactly("tagId");
		assertThat(post.column("publishedYear").identifier().getReference()).isEqualTo("publishedYear");
	}

	@Test
	void refWhenItPointsAtItsOwnEntityIsRelation() {
		RelationModel parent = relation(User.class, "boss");
		assertThat(parent.target()).isSameAs(parent.owner());
		assertThat(columns(parent.localColumns())).containsExactly("boss_id");
		RelationModel children = relation(User.class, "staff");
		assertThat(children.kind()).isEqualTo(RelationModel.Kind.TO_MANY);
		assertThat(columns(children.remoteColumns())).containsExactly("boss_id");
	}

	@Test
	void manyToManyWhenNothingIsSaidNamesJoinColumnsAsForeignKeys() {
		RelationModel tags = relation(Post.class, "tags");
		assertThat(tags.kind()).isEqualTo(RelationModel.Kind.MANY_TO_MANY);
		assertThat(tags.isColumn()).isFalse();
		JoinTable table = tags.joinTable();
		assertThat(table.table().toSql(IdentifierProcessing.ANSI)).isEqualTo("\"post_tags\"");
		assertThat(names(table.ownerColumns())).containsExactly("post_id");
		assertThat(names(table.targetColumns())).containsExactly("tag_id");
		assertThat(columns(tags.localColumns())).containsExactly("id");
		assertThat(columns(tags.remoteColumns())).containsExactly("id");
	}

	@Test
	void manyToManyWhenColumnsAreNamedTakesThem() {
		JoinTable table = relation(User.class, "friends").joinTable();
		assertThat(names(table.ownerColumns())).containsExactly("a");
		assertThat(names(table.targetColumns())).containsExactly("b");
	}

	@Test
	void manyToManyWhenOwnerHasSchemaLiesInIt() {
		JoinTable table = TestModels.of(Filed.class, Tag.class).of(Filed.class).relation("tags").joinTable();
		assertThat(table.table().toSql(IdentifierProcessing.ANSI)).isEqualTo("\"archive\".\"filed_tags\"");
	}

	@Test
	void oneToOneWhenMappedByRefPointsBack() {
		RelationModel pinned = relation(User.class, "profile");
		assertThat(pinned.kind()).isEqualTo(RelationModel.Kind.REVERSE_ONE);
		assertThat(columns(pinned.localColumns())).containsExactly("id");
		assertThat(columns(pinned.remoteColumns())).containsExactly("user_id");
	}

	@Test
	void oneToManyWhenMappedByPlainKeyPointsBack() {
		assertThat(columns(relation(User.class, "visits").remoteColumns())).containsExactly("guest");
	}

	@Test
	void relationWhenKeyHasSeveralColumnsMatchesThemInOrder() {
		RelationModel visits = relation(Branch.class, "visits");
		assertThat(columns(visits.localColumns())).containsExactly("city", "number");
		assertThat(columns(visits.remoteColumns())).containsExactly("branch_city", "branch_number");
		RelationModel branch = relation(Visit.class, "branch");
		assertThat(columns(branch.localColumns())).containsExactly("branch_city", "branch_number");
		assertThat(columns(branch.remoteColumns())).containsExactly("city", "number");
		assertThat(branch.isColumn()).isFalse();
		JoinTable table = relation(Branch.class, "twins").joinTable();
		assertThat(names(table.ownerColumns())).containsExactly("city_a", "number_a");
		assertThat(names(table.targetColumns())).containsExactly("city_b", "number_b");
	}

	@Test
	void relationWhenPropertyIsPlainIsNoHandle() {
		assertThat(relation(Visit.class, "plainBranch").isHandle()).isFalse();
		assertThat(this.models.of(Visit.class).column("plainBranch")).isNull();
	}

	@Test
	void relationWhenMarkedNotNullIsRequired() {
		assertThat(relation(Post.class, "author").isRequired()).isFalse();
		assertThat(relation(Post.class, "reviewer").isRequired()).isTrue();
		assertThat(relation(Visit.class, "branch").isRequired()).isTrue();
		assertThat(relation(Visit.class, "plainBranch").isRequired()).isFalse();
	}

	@Test
	void columnsWhenEntityHasRelationsAreThoseOfItsTable() {
		assertThat(columns(List.copyOf(this.models.of(Post.class).columns()))).containsExactly("id", "title",
				"published_year", "author_id", "ed", "reviewer_id");
	}

	@Test
	void unknownWhenNameLeadsNowhereListsWhatThereIs() {
		assertThat(this.models.of(Tag.class).unknown("nmae")).hasMessage("Tag has no property 'nmae'; it has id, name");
	}

	@Test
	void ofWhenTypeIsNoEntityFails() {
		for (Class<?> type : List.of(String.class, List.class, Object[].class, int.class, NoId.class)) {
			assertThatExceptionOfType(InvalidMappingException.class).isThrownBy(() -> this.models.of(type))
				.withMessage(type.getName() + " is no entity")
				.satisfies((ex) -> assertThat(ex.getRemedy()).contains("@Id"));
		}
	}

	@Test
	void knowsWhenTypeWasNeverMappedMapsNothing() {
		assertThat(this.models.knows(Post.class)).isTrue();
		assertThat(this.models.knows(NoId.class)).isFalse();
		assertThat(this.models.knows(Filed.class)).isFalse();
		assertThat(this.models.isEntity(Filed.class)).isTrue();
		assertThat(this.models.knows(Filed.class)).isTrue();
	}

	private RelationModel relation(Class<?> type, String name) {
		return this.models.of(type).relation(name);
	}

	private static List<String> columns(List<ColumnModel> columns) {
		return names(columns.stream().map(ColumnModel::identifier).toList());
	}

	private static List<String> names(List<SqlIdentifier> identifiers) {
		return identifiers.stream().map((identifier) -> identifier.toSql(IdentifierProcessing.NONE)).toList();
	}

	record Post(@Id Long id, String title, int publishedYear, Ref<User> author, @Column("ed") Ref<User> editor,
			@NotNull Ref<User> reviewer, @ManyToMany(joinTable = "post_tags") Many<Tag> tags) {
	}

	record User(@Id Long id, Ref<User> boss, @OneToMany(mappedBy = "boss") Many<User> staff,
			@OneToOne(mappedBy = "user") Ref<Profile> profile, @OneToMany(mappedBy = "guest") List<Visit> visits,
			@ManyToMany(joinTable = "friends", joinColumn = "a", inverseJoinColumn = "b") Many<User> friends) {
	}

	record Profile(@Id Long id, Ref<User> user) {
	}

	record Tag(@Id Long id, String name) {
	}

	@Table(name = "filed", schema = "archive")
	record Filed(@Id Long id, @ManyToMany(joinTable = "filed_tags") Many<Tag> tags) {
	}

	record BranchId(String city, int number) {
	}

	static class Branch {

		@Id
		@Embedded.Nullable
		@Nullable BranchId id;

		@OneToMany(mappedBy = "branch")
		@Nullable Many<Visit> visits;

		@ManyToMany(joinTable = "twins", joinColumn = { "city_a", "number_a" },
				inverseJoinColumn = { "city_b", "number_b" })
		@Nullable Many<Branch> twins;

	}

	static class Visit {

		@Id
		@Nullable Long id;

		@Nullable Long guest;

		@Embedded.Nullable(prefix = "branch_")
		@Nullable BranchId branchId;

		@ManyToOne(by = "branchId", optional = false)
		@Nullable Ref<Branch> branch;

		@ManyToOne(by = "branchId")
		@Nullable Branch plainBranch;

	}

	record NoId(String name) {
	}

	@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
	@interface NotNull {

	}

}
