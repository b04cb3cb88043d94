package dev.covet.cache.query;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.ManyToOne;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.mapping.Uncached;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Entities of all shapes, on any database.
 */
final class Market {

	private static final String[] SQL = {
			"CREATE TABLE \"makers\" (id BIGINT PRIMARY KEY, name VARCHAR(100) NOT NULL, country VARCHAR(2), parent_id BIGINT)",
			"CREATE TABLE \"items\" (id BIGINT PRIMARY KEY, name VARCHAR(100) NOT NULL, price INT, weight DECIMAL(10, 3), "
					+ "sold BOOLEAN NOT NULL, state VARCHAR(10), added TIMESTAMP NULL, width SMALLINT, depth SMALLINT, maker_id BIGINT)",
			"CREATE TABLE \"reviews\" (id BIGINT PRIMARY KEY, stars INT NOT NULL, \"text\" VARCHAR(100), item_id BIGINT)",
			"CREATE TABLE \"labels\" (id BIGINT PRIMARY KEY, name VARCHAR(100) NOT NULL)",
			"CREATE TABLE \"item_labels\" (item_id BIGINT, label_id BIGINT, PRIMARY KEY (item_id, label_id))",
			"CREATE TABLE \"stores\" (city VARCHAR(50), number INT, name VARCHAR(50), PRIMARY KEY (city, number))",
			"CREATE TABLE \"sales\" (id BIGINT PRIMARY KEY, store_city VARCHAR(50), store_number INT)",
			"CREATE TABLE \"secrets\" (id BIGINT PRIMARY KEY, word VARCHAR(50))",
			"INSERT INTO \"makers\" VALUES (1, 'Acme', 'DE', NULL), (2, 'Bolt', NULL, 1)",
			"INSERT INTO \"items\" VALUES (1, 'Anvil', 100, 12.500, TRUE, 'NEW', '2026-01-02 03:04:05', 3, 4, 1), "
					+ "(2, 'anchor', 50, NULL, FALSE, 'USED', NULL, NULL, NULL, 1), "
					+ "(3, 'Bolt', 10, 0.001, FALSE, NULL, '1999-12-31 23:59:59', 1, NULL, 2), "
					+ "(4, 'Crate', NULL, NULL, FALSE, 'USED', NULL, NULL, NULL, NULL), "
					+ "(5, 'Drill', 70, 1.000, TRUE, 'NEW', NULL, 2, 2, 2)",
			"INSERT INTO \"reviews\" VALUES (1, 5, 'good', 1), (2, 1, 'bad', 1), (3, 3, 'fair', 1), "
					+ "(4, 4, 'good', 5), (5, 2, NULL, 5)",
			"INSERT INTO \"labels\" VALUES (1, 'heavy'), (2, 'tool'), (3, 'unused')",
			"INSERT INTO \"item_labels\" VALUES (1, 1), (1, 2), (2, 1), (5, 2)",
			"INSERT INTO \"stores\" VALUES ('Bonn', 1, 'north'), ('Bonn', 2, 'south'), ('Kiel', 1, 'port')",
			"INSERT INTO \"sales\" VALUES (1, 'Bonn', 1), (2, 'Kiel', 1), (3, 'Bonn', 1), (4, NULL, NULL)",
			"INSERT INTO \"secrets\" VALUES (1, 'hush')" };

	private Market() {
	}

	static TestCovet.Settings settings() {
		return TestCovet.of(Maker.class, Item.class, Review.class, Label.class, Store.class, Sale.class, Secret.class,
				MutableItem.class);
	}

	static TestCovet fill(TestCovet covet) {
		return covet.execute(SQL);
	}

	enum State {

		NEW, USED

	}

	@Table("makers")
	record Maker(@Id Long id, String name, @Nullable String country, Ref<Maker> parent) {
	}

	record Size(@Nullable Short width, @Nullable Short depth) {
	}

	@Table("items")
	record Item(@Id Long id, String name, @Nullable Integer price, @Nullable BigDecimal weight, boolean sold,
			@Nullable State state, @Nullable LocalDateTime added, @Embedded.Nullable @Nullable Size size,
			Ref<Maker> maker, @OneToMany(mappedBy = "item") Many<Review> reviews,
			@ManyToMany(joinTable = "item_labels") Many<Label> labels) {
	}

	@Table("reviews")
	record Review(@Id Long id, int stars, @Column("text") @Nullable String text, Ref<Item> item) {
	}

	@Table("labels")
	record Label(@Id Long id, String name) {
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

	@Uncached
	@Table("secrets")
	record Secret(@Id Long id, String word) {
	}

	/**
	 * An item that can be changed.
	 */
	@Table("items")
	static class MutableItem {

		@Id
		@Nullable Long id;

		@Nullable String name;

		boolean sold;

	}

	record MakerView(String name) {
	}

	record ReviewView(int stars, @Nullable String text) {
	}

	record ItemView(String name, @Nullable Integer price, @Nullable State state, @Nullable MakerView maker,
			List<ReviewView> reviews) {
	}

}
