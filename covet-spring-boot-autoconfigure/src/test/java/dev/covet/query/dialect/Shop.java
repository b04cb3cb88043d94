package dev.covet.query.dialect;

import java.time.LocalDateTime;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.ManyToOne;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The entities of the dialects' contract. Names that are written out are quoted and keep
 * their case; derived ones follow the database's, so the tables leave them unquoted.
 */
final class Shop {

	private static final String[] TABLES = {
			"CREATE TABLE \"makers\" (id BIGINT PRIMARY KEY, name VARCHAR(100) NOT NULL, country VARCHAR(2))",
			"CREATE TABLE \"items\" (id BIGINT PRIMARY KEY, name VARCHAR(100) NOT NULL, price INT, "
					+ "sold BOOLEAN NOT NULL, maker_id BIGINT)",
			"CREATE TABLE \"reviews\" (id BIGINT PRIMARY KEY, stars INT NOT NULL, \"text\" VARCHAR(100), item_id BIGINT)",
			"CREATE TABLE \"labels\" (id BIGINT PRIMARY KEY, name VARCHAR(100) NOT NULL)",
			"CREATE TABLE \"item_labels\" (item_id BIGINT, label_id BIGINT, PRIMARY KEY (item_id, label_id))",
			"CREATE TABLE \"stores\" (city VARCHAR(50), number INT, name VARCHAR(50), PRIMARY KEY (city, number))",
			"CREATE TABLE \"sales\" (id BIGINT PRIMARY KEY, store_city VARCHAR(50), store_number INT)",
			"CREATE TABLE \"people\" (id BIGINT PRIMARY KEY, age INT, born TIMESTAMP NULL)" };

	private static final String[] ROWS = { "INSERT INTO \"makers\" VALUES (1, 'Acme', 'DE'), (2, 'Bolt', NULL)",
			"INSERT INTO \"items\" VALUES (1, 'Anvil', 100, TRUE, 1), (2, 'anchor', 50, FALSE, 1), "
					+ "(3, 'Bolt 50%_off', 10, FALSE, 2), (4, 'Crate\\x', NULL, FALSE, NULL), (5, 'Drill', 70, TRUE, 2)",
			"INSERT INTO \"reviews\" VALUES (1, 5, 'good', 1), (2, 1, 'bad', 1), (3, 3, 'fair', 1), "
					+ "(4, 4, 'good', 5), (5, 2, NULL, 5)",
			"INSERT INTO \"labels\" VALUES (1, 'heavy'), (2, 'tool'), (3, 'unused')",
			"INSERT INTO \"item_labels\" VALUES (1, 1), (1, 2), (2, 1), (5, 2)",
			"INSERT INTO \"stores\" VALUES ('Bonn', 1, 'north'), ('Bonn', 2, 'south'), ('Kiel', 1, 'port')",
			"INSERT INTO \"sales\" VALUES (1, 'Bonn', 1), (2, 'Kiel', 1), (3, 'Bonn', 1), (4, NULL, NULL)",
			"INSERT INTO \"people\" VALUES (1, 34, '1991-02-03 04:05:06'), (2, 35, '1991-02-28 23:59:59'), (3, 45, '1981-07-01 00:00:00'), "
					+ "(4, 29, NULL), (5, 37, NULL), (6, 29, NULL), (7, 25, NULL), (8, 57, NULL), (9, 46, NULL)" };

	private Shop() {
	}

	static TestCovet.Settings settings() {
		return TestCovet.of(Maker.class, Item.class, Review.class, Label.class, Store.class, Sale.class, Person.class);
	}

	static TestCovet fill(TestCovet covet) {
		return covet.execute(TABLES).execute(ROWS);
	}

	@Table("makers")
	record Maker(@Id Long id, String name, @Nullable String country) {
	}

	@Table("items")
	record Item(@Id Long id, String name, @Nullable Integer price, boolean sold, Ref<Maker> maker,
			@OneToMany(mappedBy = "item") Many<Review> reviews,
			@ManyToMany(joinTable = "item_labels") Many<Label> labels) {
	}

	@Table("reviews")
	record Review(@Id Long id, int stars, @Column("text") @Nullable String text, Ref<Item> item) {
	}

	@Table("labels")
	record Label(@Id Long id, String name) {
	}

	@Table("people")
	record Person(@Id Long id, @Nullable Integer age, @Nullable LocalDateTime born) {
	}

	record StoreKey(String city, Integer number) {
	}

	@Table("stores")
	record Store(@Id @Embedded.Nullable StoreKey key, String name, @OneToMany(mappedBy = "store") Many<Sale> sales) {
	}

	@Table("sales")
	record Sale(@Id Long id, @Embedded.Nullable(prefix = "store_") @Nullable StoreKey storeKey,
			@ManyToOne(by = "storeKey") Ref<Store> store) {
	}

}
