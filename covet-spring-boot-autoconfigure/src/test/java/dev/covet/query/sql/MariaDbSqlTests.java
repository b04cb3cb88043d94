package dev.covet.query.sql;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.EntityModels;
import dev.covet.mapping.Ref;
import dev.covet.query.Condition;
import dev.covet.query.QuerySet;
import dev.covet.query.plan.Conflict;
import dev.covet.query.plan.WriteShape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.sql.IdentifierProcessing;
import org.springframework.data.relational.core.sql.SqlIdentifier;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Expressions.outer;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MariaDbDialect}: whole texts.
 */
class MariaDbSqlTests {

	private static final String SELECT = "SELECT t0.`id`, t0.`title`, t0.`pages`, t0.`author_id` FROM `book` t0";

	private final SqlOf sql = SqlOf.mariadb(Book.class, Author.class);

	private final QuerySet<Book> books = this.sql.objects(Book.class);

	@Test
	void compileWhenTextIsComparedDoesSoExactly() {
		assertWhere(where(Book::title).eq("a"), "t0.`title` = ? COLLATE utf8mb4_nopad_bin");
		assertWhere(where(Book::title).in("a", "b"),
				"t0.`title` IN (? COLLATE utf8mb4_nopad_bin, ? COLLATE utf8mb4_nopad_bin)");
		assertWhere(where(Book::title).eq("a").not(), "(t0.`title` = ? COLLATE utf8mb4_nopad_bin) IS NOT TRUE");
	}

	@Test
	void compileWhenTextIsMatchedWritesItForTheIndexAndExactly() {
		assertWhere(where(Book::title).startsWith("a"),
				"(t0.`title` LIKE ? AND t0.`title` LIKE ? COLLATE utf8mb4_nopad_bin)");
	}

	@Test
	void compileWhenNoIndexServesTextWritesItOnce() {
		assertWhere(where(Book::title).ne("a"), "t0.`title` <> ? COLLATE utf8mb4_nopad_bin");
		assertWhere(where(Book::title).containsIgnoreCase("a"),
				"LOWER(t0.`title`) LIKE LOWER(?) COLLATE utf8mb4_nopad_bin");
		assertWhere(where(Book::title).gt("a"), "t0.`title` > ?");
	}

	@Test
	void compileWhenTextIsAmongThoseOfAQueryComparesExactly() {
		assertWhere(where(Book::title).in(this.sql.objects(Author.class).valuesList(Author::name)),
				"CONVERT(t0.`title` USING utf8mb4) COLLATE utf8mb4_nopad_bin IN (SELECT t1.`name` FROM `author` t1)");
	}

	@Test
	void compileWhenValuesAreAmongAPartOfAQueryGathersThatBefore() {
		QuerySet<Author> authors = this.sql.objects(Author.class).orderBy("name").limit(3);
		assertWhere(where(Book::author, Author::id).in(authors.valuesList(Author::id)),
				"t0.`author_id` IN (SELECT * FROM (SELECT t1.`id` FROM `author` t1 ORDER BY t1.`name` LIMIT ?) x)");
		QuerySet<Author> related = authors.filter(where(Author::name).eq(outer(Book::title)));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.sql
				.of(this.books.filter(where(Book::author, Author::id).in(related.valuesList(Author::id))).list()))
			.withMessage("MariaDB can't name a row outside in a part of the rows of Author behind in(…): "
					+ "use exists(…), or no limit");
	}

	@Test
	void compileWhenNumbersAreComparedWritesThemAsEverywhere() {
		assertWhere(where(Book::pages).eq(1), "t0.`pages` = ?");
		assertWhere(where(Book::pages).in(1, 2), "t0.`pages` IN (?, ?)");
		assertWhere(where(Book::author).isNull().not(), "t0.`author_id` IS NOT NULL");
	}

	@Test
	void compileWhenNullsArePlacedOrdersByThemOnlyWhereTheyWouldNotStandThere() {
		assertThat(this.sql.of(this.books.orderBy(asc(Book::pages).nullsFirst(), desc(Book::title).nullsLast()).list()))
			.containsExactly(SELECT + " ORDER BY t0.`pages`, t0.`title` DESC");
		assertThat(this.sql.of(this.books.orderBy(asc(Book::pages).nullsLast(), desc(Book::title).nullsFirst()).list()))
			.containsExactly(
					SELECT + " ORDER BY t0.`pages` IS NULL, t0.`pages`, t0.`title` IS NOT NULL, t0.`title` DESC");
	}

	@Test
	void compileWhenOffsetHasNoLimitGivesOneThatIsNone() {
		assertThat(this.sql.of(this.books.offset(3).list()))
			.containsExactly(SELECT + " LIMIT 18446744073709551615 OFFSET ?");
		assertThat(this.sql.of(this.books.limit(2).offset(3).list())).containsExactly(SELECT + " LIMIT ? OFFSET ?");
	}

	@Test
	void exactCollationWhenMySqlIsItsOwn() {
		assertThat(SqlDialects.forProduct("MySQL", IdentifierProcessing.ANSI).exactCollation())
			.isEqualTo("utf8mb4_0900_bin");
	}

	@Test
	void insertWhenMySqlCannotTellGeneratedIdsSaysWhatToDo() {
		EntityModel book = new EntityModels(new RelationalMappingContext(), (type) -> false).of(Author.class);
		List<SqlIdentifier> id = List.of(book.idColumns().get(0).identifier());
		WriteShape insert = new WriteShape.InsertRows(book, List.of(SqlIdentifier.unquoted("name")), 2, Conflict.RAISE,
				id);
		WriteCompiler compiler = new WriteCompiler(SqlDialects.forProduct("MySQL", IdentifierProcessing.ANSI),
				ColumnModel::javaType);
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> compiler.compile(insert, ListSizes.of(List.of())))
			.withMessage("MySQL does not tell the generated ids of several rows: "
					+ "create Author one by one, or give them ids before");
	}

	@Test
	void explainAndIndexesWhenAskedForAreErrorsThatSaySo() {
		SqlDialect dialect = SqlDialects.forProduct("MariaDB", IdentifierProcessing.ANSI);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> dialect.explain(SELECT, false))
			.withMessage("Covet can't read query plans of MariaDB: ask the database itself, with EXPLAIN");
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(dialect::indexes)
			.withMessageStartingWith("Covet does not know the indexes of MariaDB");
	}

	private void assertWhere(Condition<Book> condition, String expected) {
		assertThat(this.sql.of(this.books.filter(condition).list())).containsExactly(SELECT + " WHERE " + expected);
	}

	@Table("book")
	record Book(@Id Long id, @Nullable String title, @Nullable Integer pages, Ref<Author> author) {
	}

	@Table("author")
	record Author(@Id Long id, String name) {
	}

}
