package dev.covet.query;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.OneToOne;
import dev.covet.mapping.Ref;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The model of the query tests: a library. From a fine to its continent are seven steps.
 */
final class Library {

	static final Class<?>[] ENTITIES = { Fine.class, Loan.class, Copy.class, Book.class, Author.class, Award.class,
			Publisher.class, City.class, Country.class, Continent.class, Card.class };

	// Quoted, as H2 has upper case otherwise; columns are named the database's way
	private static final String[] TABLES = {
			"CREATE TABLE \"continents\" (id bigint PRIMARY KEY, name varchar(100) NOT NULL)",
			"CREATE TABLE \"countries\" (id bigint PRIMARY KEY, name varchar(100) NOT NULL, continent_id bigint)",
			"CREATE TABLE \"cities\" (id bigint PRIMARY KEY, name varchar(100) NOT NULL, country_id bigint)",
			"CREATE TABLE \"publishers\" (id bigint PRIMARY KEY, name varchar(100) NOT NULL, city_id bigint)",
			"CREATE TABLE \"authors\" (id bigint PRIMARY KEY, name varchar(100) NOT NULL, born int, mentor_id bigint)",
			"CREATE TABLE \"awards\" (id bigint PRIMARY KEY, name varchar(100) NOT NULL)",
			"CREATE TABLE \"author_awards\" (author_id bigint, award_id bigint)",
			"CREATE TABLE \"books\" (id bigint PRIMARY KEY, title varchar(100) NOT NULL, subtitle varchar(100), pages int NOT NULL,"
					+ " lent boolean, publisher_id bigint NOT NULL, sequel_of_id bigint)",
			"CREATE TABLE \"book_authors\" (book_id bigint, author_id bigint)",
			"CREATE TABLE \"copies\" (id bigint PRIMARY KEY, shelf varchar(100), book_id bigint)",
			"CREATE TABLE \"cards\" (id bigint PRIMARY KEY, number varchar(100), book_id bigint)",
			"CREATE TABLE \"loans\" (id bigint PRIMARY KEY, days int NOT NULL, copy_id bigint)",
			"CREATE TABLE \"fines\" (id bigint PRIMARY KEY, cents bigint NOT NULL, loan_id bigint)" };

	private static final String[] ROWS = { "INSERT INTO \"continents\" VALUES (1, 'Europe'), (2, 'Asia')",
			"INSERT INTO \"countries\" VALUES (1, 'Italy', 1), (2, 'Japan', 2), (3, 'Atlantis', NULL)",
			"INSERT INTO \"cities\" VALUES (1, 'Rome', 1), (2, 'Kyoto', 2), (3, 'Nowhere', NULL)",
			"INSERT INTO \"publishers\" VALUES (1, 'Aurora', 1), (2, 'Bamboo', 2), (3, 'Cloud', NULL)",
			"INSERT INTO \"authors\" VALUES (1, 'Ada', 1950, NULL), (2, 'Bo', NULL, 1), (3, 'Cy', 1980, 2), (4, 'Di', 1990, 4)",
			"INSERT INTO \"awards\" VALUES (1, 'Gold'), (2, 'Silver')",
			"INSERT INTO \"author_awards\" VALUES (1, 1), (1, 2), (2, 1)",
			"INSERT INTO \"books\" VALUES (1, 'Dawn', 'A start', 100, true, 1, NULL), (2, 'Noon', NULL, 200, false, 1, 1),"
					+ " (3, 'Dusk', '100% dark', 300, NULL, 2, 2), (4, 'Night_fall', 'a\\b', 400, true, 3, NULL)",
			"INSERT INTO \"book_authors\" VALUES (1, 1), (1, 2), (2, 2), (3, 1), (3, 3)",
			"INSERT INTO \"copies\" VALUES (1, 'A', 1), (2, 'B', 1), (3, 'A', 2), (4, NULL, 3), (5, 'C', NULL)",
			"INSERT INTO \"cards\" VALUES (1, 'c-1', 1), (2, 'c-3', 3)",
			"INSERT INTO \"loans\" VALUES (1, 7, 1), (2, 14, 1), (3, 21, 2), (4, 28, 3), (5, 35, NULL)",
			"INSERT INTO \"fines\" VALUES (1, 50, 1), (2, 75, 4), (3, 25, NULL)" };

	private Library() {
	}

	static TestCovet fill(TestCovet covet) {
		return covet.execute(TABLES).execute(ROWS);
	}

	static TestCovet postgresql(Class<?> test) {
		return fill(TestCovet.of(ENTITIES).postgresql(test));
	}

	@Table("continents")
	record Continent(@Id Long id, String name) {
	}

	@Table("countries")
	record Country(@Id Long id, String name, Ref<Continent> continent) {
	}

	@Table("cities")
	record City(@Id Long id, String name, Ref<Country> country) {
	}

	@Table("publishers")
	record Publisher(@Id Long id, String name, Ref<City> city, @OneToMany(mappedBy = "publisher") Many<Book> books) {
	}

	@Table("authors")
	record Author(@Id Long id, String name, @Nullable Integer born, Ref<Author> mentor,
			@ManyToMany(joinTable = "book_authors") Many<Book> books,
			@ManyToMany(joinTable = "author_awards") Many<Award> awards) {
	}

	@Table("awards")
	record Award(@Id Long id, String name) {
	}

	@Table("books")
	record Book(@Id Long id, String title, @Nullable String subtitle, int pages, @Nullable Boolean lent,
			@NotNull Ref<Publisher> publisher, Ref<Book> sequelOf,
			@ManyToMany(joinTable = "book_authors") Many<Author> authors,
			@OneToMany(mappedBy = "book") Many<Copy> copies, @OneToOne(mappedBy = "book") Ref<Card> card) {
	}

	@Table("copies")
	record Copy(@Id Long id, @Nullable String shelf, Ref<Book> book, @OneToMany(mappedBy = "copy") Many<Loan> loans) {
	}

	@Table("cards")
	record Card(@Id Long id, String number, Ref<Book> book) {
	}

	@Table("loans")
	record Loan(@Id Long id, int days, Ref<Copy> copy) {
	}

	@Table("fines")
	record Fine(@Id Long id, long cents, Ref<Loan> loan) {
	}

	/** As those of the validation and null-safety libraries: Covet knows them by name. */
	@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
	@interface NotNull {

	}

}
