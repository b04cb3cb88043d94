package dev.covet.query.dialect;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.query.Condition;
import dev.covet.query.QuerySet;
import dev.covet.query.dialect.Shop.Item;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * What the parts of the dialects' contract share: a filled database, which they only
 * read.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractDialectTests {

	private TestCovet covet;

	abstract TestCovet start(TestCovet.Settings settings);

	@BeforeAll
	void fill() {
		this.covet = Shop.fill(start(Shop.settings()));
	}

	@BeforeEach
	void forget() {
		this.covet.forgetStatements();
	}

	@AfterAll
	void close() {
		this.covet.close();
	}

	TestCovet covet() {
		return this.covet;
	}

	QuerySet<Item> items() {
		return this.covet.objects(Item.class);
	}

	@SafeVarargs
	final List<Long> ids(Condition<? super Item>... conditions) {
		return ids(items().filter(conditions).orderBy("id"));
	}

	List<Long> ids(QuerySet<Item> items) {
		return this.covet.await(items.valuesList(Item::id).all());
	}

}
