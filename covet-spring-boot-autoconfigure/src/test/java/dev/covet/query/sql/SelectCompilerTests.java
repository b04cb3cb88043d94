package dev.covet.query.sql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.LongStream;

import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.query.QuerySet;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.sql.IdentifierProcessing;

import static dev.covet.query.Conditions.allOf;
import static dev.covet.query.Conditions.any;
import static dev.covet.query.Conditions.anyOf;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static dev.covet.query.Path.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SelectCompiler}: whole texts.
 */
class SelectCompilerTests {

	private final SqlOf sql = SqlOf.postgresql(Book.class, Author.class, House.class, Tag.class);

	private final QuerySet<Book> books = this.sql.objects(Book.class);

	@Test
	void compileWhenNothingElseIsBoundBindsTrue() {
		assertThat(this.sql.of(this.books.list())).containsExactly(
				"SELECT t0.\"id\", t0.\"title\", t0.\"author_id\", t0.\"house_id\" FROM \"shop\".\"book\" t0 WHERE $1");
	}

	@Test
	void compileWhenSlicedBindsLimitAndOffset() {
		assertThat(this.sql.of(this.books.limit(5).offset(10).list())).containsExactly(
				"SELECT t0.\"id\", t0.\"title\", t0.\"author_id\", t0.\"house_id\" FROM \"shop\".\"book\" t0 LIMIT $1 OFFSET $2");
	}

	@Test
	void compileWhenRequiredRelationIsJoinedUsesInnerJoinAndLeftJoinElse() {
		assertThat(this.sql.of(this.books.selectRelated(Book::author, Book::house).list())).containsExactly("SELECT "
				+ "t0.\"id\", t0.\"title\", t0.\"author_id\", t0.\"house_id\", t1.\"id\", t1.\"name\", t1.\"house_id\", t2.\"id\", t2.\"order\" "
				+ "FROM \"shop\".\"book\" t0 JOIN \"author\" t1 ON t1.\"id\" = t0.\"author_id\" "
				+ "LEFT JOIN \"user\" t2 ON t2.\"id\" = t0.\"house_id\" WHERE $1");
	}

	@Test
	void compileWhenRequiredRelationIsBelowLeftJoinUsesLeftJoin() {
		assertThat(this.sql
			.of(this.sql.objects(Tag.class).selectRelated(path(Tag::best).then(Book::author)).limit(1).list())
			.get(0))
			.contains("LEFT JOIN \"shop\".\"book\" t1 ON t1.\"id\" = r.\"best_id\" "
					+ "LEFT JOIN \"author\" t2 ON t2.\"id\" = t1.\"author_id\"");
	}

	@Test
	void compileWhenSlicedAndJoinedSlicesTheRootFirst() {
		assertThat(this.sql.of(this.books.selectRelated(Book::author).orderBy(desc(Book::title)).limit(3).list()))
			.containsExactly(
					"SELECT r.\"id\", r.\"title\", r.\"author_id\", r.\"house_id\", t1.\"id\", t1.\"name\", t1.\"house_id\" "
							+ "FROM (SELECT t0.\"id\", t0.\"title\", t0.\"author_id\", t0.\"house_id\" FROM \"shop\".\"book\" t0 "
							+ "ORDER BY t0.\"title\" DESC LIMIT $1) r JOIN \"author\" t1 ON t1.\"id\" = r.\"author_id\" "
							+ "ORDER BY r.\"title\" DESC");
	}

	@Test
	void compileWhenOrderLeavesTheRootJoinsBeforeSlicing() {
		assertThat(this.sql
			.of(this.books.selectRelated(Book::author)
				.orderBy(asc(Book::author, Author::name).nullsLast())
				.limit(3)
				.list())
			.get(0))
			.endsWith("FROM \"shop\".\"book\" t0 JOIN \"author\" t1 ON t1.\"id\" = t0.\"author_id\" "
					+ "ORDER BY t1.\"name\" NULLS LAST LIMIT $1");
	}

	@Test
	void compileWhenPathIsFilteredOrderedAndJoinedJoinsOnce() {
		String text = this.sql
			.of(this.books.selectRelated(Book::author)
				.filter(where(Book::author, Author::name).startsWith("A"))
				.orderBy("author.name")
				.list())
			.get(0);
		assertThat(text).containsOnlyOnce("JOIN").contains("WHERE t1.\"name\" LIKE $1 ORDER BY t1.\"name\"");
	}

	@Test
	void compileWhenForeignKeyHoldsTheSameReadsThat() {
		assertThat(whereClause(this.books.filter(where(Book::author, Author::id).eq(1L), where("house").isNull())))
			.isEqualTo("t0.\"author_id\" = $1 AND t0.\"house_id\" IS NULL");
	}

	@Test
	void compileWhenConditionIsNegatedWritesItsComplement() {
		assertThat(whereClause(this.books.exclude(where(Book::title).eq("a"), where(Book::house).isNull())))
			.isEqualTo("(t0.\"title\" = $1 AND t0.\"house_id\" IS NULL) IS NOT TRUE");
		assertThat(whereClause(this.books.filter(where(Book::title).isNotNull(), where(Book::tags).isNull())))
			.isEqualTo("(t0.\"title\" IS NOT NULL) AND (NOT EXISTS (SELECT 1 FROM \"tag\" e1 "
					+ "JOIN \"shop\".\"book_tags\" j2 ON j2.\"tag_id\" = e1.\"id\" "
					+ "WHERE j2.\"book_id\" = t0.\"id\")) AND $1");
	}

	@Test
	void compileWhenConditionsAreNestedParenthesisesThem() {
		assertThat(whereClause(this.books.filter(
				anyOf(where(Book::title).eq("a"), allOf(where(Book::title).ne("b"), where(Book::id).between(1L, 9L))))))
			.isEqualTo("t0.\"title\" = $1 OR (t0.\"title\" <> $2 AND t0.\"id\" BETWEEN $3 AND $4)");
	}

	@Test
	void compileWhenCaseIsIgnoredLowersBothSides() {
		assertThat(whereClause(this.books.filter(where(Book::title).containsIgnoreCase("x"))))
			.isEqualTo("LOWER(t0.\"title\") LIKE LOWER($1)");
	}

	@Test
	void compileWhenRelationIsToManyAsksForARowThatExists() {
		assertThat(whereClause(this.sql.objects(Author.class)
			.filter(any(Author::books, where(Book::title).eq("a"), where(Book::house, House::order).gt(1))))).isEqualTo(
					"EXISTS (SELECT 1 FROM \"shop\".\"book\" e1 LEFT JOIN \"user\" t2 ON t2.\"id\" = e1.\"house_id\" "
							+ "WHERE e1.\"author_id\" = t0.\"id\" AND (e1.\"title\" = $1 AND t2.\"order\" > $2))");
	}

	@Test
	void compileWhenValuesAreAmongAListBindsOneArrayOnPostgresqlAndEachElsewhere() {
		assertThat(whereClause(this.books.filter(where(Book::id).in(1L, 2L, 3L)))).isEqualTo("t0.\"id\" = ANY($1)");
		SqlOf h2 = SqlOf.h2(Book.class, Author.class, House.class, Tag.class);
		assertThat(h2.of(h2.objects(Book.class).filter(where(Book::id).in(1L, 2L, 3L)).list()).get(0))
			.endsWith("WHERE t0.\"ID\" IN ($1, $2, $3)");
		assertThat(h2.of(h2.objects(Book.class).filter(where(Book::id).in()).list()).get(0)).endsWith("WHERE 1 = 0");
	}

	@Test
	void compileWhenPrefetchingToManyReadsByForeignKey() {
		assertThat(this.sql.of(this.sql.objects(Author.class).prefetchRelated(Author::books).list()).get(1)).isEqualTo(
				"SELECT t0.\"id\", t0.\"title\", t0.\"author_id\", t0.\"house_id\" FROM \"shop\".\"book\" t0 WHERE t0.\"author_id\" = ANY($1)");
	}

	@Test
	void compileWhenPrefetchingManyToManyReadsThroughTheJoinTable() {
		assertThat(this.sql.of(this.books.prefetchRelated(Book::tags).list()).get(1))
			.isEqualTo("SELECT j1.\"book_id\", t0.\"id\", t0.\"name\", t0.\"best_id\" FROM \"shop\".\"book_tags\" j1 "
					+ "JOIN \"tag\" t0 ON t0.\"id\" = j1.\"tag_id\" WHERE j1.\"book_id\" = ANY($1)");
	}

	@Test
	void compileWhenPrefetchIsLimitedPerParentNumbersTheRows() {
		assertThat(this.sql
			.of(this.sql.objects(Author.class)
				.prefetch(Author::books, (query) -> query.orderBy(desc(Book::title)).limitPerParent(3))
				.list())
			.get(1))
			.isEqualTo("SELECT x.c0, x.c1, x.c2, x.c3 FROM (SELECT t0.\"id\" AS c0, t0.\"title\" AS c1, "
					+ "t0.\"author_id\" AS c2, t0.\"house_id\" AS c3, "
					+ "ROW_NUMBER() OVER (PARTITION BY t0.\"author_id\" ORDER BY t0.\"title\" DESC) AS rn "
					+ "FROM \"shop\".\"book\" t0 WHERE t0.\"author_id\" = ANY($1)) x WHERE x.rn <= $2 ORDER BY x.rn");
	}

	@Test
	void compileWhenCountingReadsNoMoreThanItMust() {
		assertThat(this.sql.of(this.books.selectRelated(Book::author).orderBy("author.name").count()))
			.containsExactly("SELECT COUNT(*) FROM \"shop\".\"book\" t0 WHERE $1");
		assertThat(this.sql.of(this.books.limit(4).count()))
			.containsExactly("SELECT COUNT(*) FROM (SELECT t0.\"id\" AS c0 FROM \"shop\".\"book\" t0 LIMIT $1) x");
		assertThat(this.sql.of(this.books.distinct().valuesList(Book::title).count())).containsExactly(
				"SELECT COUNT(*) FROM (SELECT DISTINCT t0.\"title\" AS c0 FROM \"shop\".\"book\" t0 WHERE $1) x");
		assertThat(this.sql.of(this.books.exists())).containsExactly("SELECT 1 FROM \"shop\".\"book\" t0 LIMIT $1");
	}

	@Test
	void compileWhenIdIsPinnedNeedsNoLimit() {
		assertThat(this.sql.of(this.books.filter(where(Book::id).eq(1L)).one()).get(0))
			.endsWith("WHERE t0.\"id\" = $1");
		assertThat(this.sql.of(this.books.filter(where(Book::title).eq("a")).one()).get(0)).endsWith("LIMIT $2");
		assertThat(this.sql.of(this.books.first()).get(0)).endsWith("ORDER BY t0.\"id\" LIMIT $1");
	}

	@Test
	void compileWhenMoreIsBoundThanTheDatabaseTakesNamesTheLimit() {
		SqlOf h2 = SqlOf.h2(Book.class, Author.class, House.class, Tag.class);
		List<Long> ids = LongStream.range(0, 30_001).boxed().toList();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> h2.of(h2.objects(Book.class).filter(where(Book::id).in(ids)).list()))
			.withMessage("The query binds 30001 values, but one statement takes at most 30000 on H2: split it");
	}

	@Test
	void forProductWhenDatabaseIsUnknownNamesIt() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SqlDialects.forProduct("Oracle", IdentifierProcessing.ANSI))
			.withMessage("Covet has no SQL dialect for Oracle; it knows PostgreSQL, MariaDB, MySQL and H2");
	}

	private String whereClause(QuerySet<?> query) {
		String text = this.sql.of(query.list()).get(0);
		return text.substring(text.indexOf(" WHERE ") + " WHERE ".length());
	}

	@Target(ElementType.FIELD)
	@Retention(RetentionPolicy.RUNTIME)
	@interface NotNull {

	}

	@Table(name = "book", schema = "shop")
	record Book(@Id Long id, String title, @NotNull Ref<Author> author, Ref<House> house,
			@ManyToMany(joinTable = "book_tags") Many<Tag> tags) {
	}

	@Table("author")
	record Author(@Id Long id, String name, Ref<House> house, @OneToMany(mappedBy = "author") Many<Book> books) {
	}

	@Table("user")
	record House(@Id Long id, int order) {
	}

	@Table("tag")
	record Tag(@Id Long id, String name, Ref<Book> best) {
	}

}
