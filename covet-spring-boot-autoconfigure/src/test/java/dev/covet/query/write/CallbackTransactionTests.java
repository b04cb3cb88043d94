package dev.covet.query.write;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.QuerySet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.mapping.OutboundRow;
import org.springframework.data.r2dbc.mapping.event.AfterSaveCallback;
import org.springframework.data.r2dbc.mapping.event.BeforeConvertCallback;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the application's callbacks write is one transaction with the entities that they
 * are called for.
 */
class CallbackTransactionTests {

	private final Journal journal = new Journal();

	private final TestCovet covet = TestCovet.of(Item.class)
		.callbacks(this.journal, new Refusal())
		.postgresql(CallbackTransactionTests.class)
		.execute("CREATE TABLE items (id bigserial PRIMARY KEY, name text NOT NULL)",
				"CREATE TABLE journal (name text NOT NULL)", "INSERT INTO items (name) VALUES ('a'), ('b')");

	CallbackTransactionTests() {
		this.journal.client = this.covet.client();
	}

	@AfterEach
	void stop() {
		assertThat(this.covet.acquired()).isZero();
		this.covet.close();
	}

	private QuerySet<Item> items() {
		return this.covet.objects(Item.class);
	}

	private List<String> names(String table) {
		return this.covet
			.await(this.covet.client().sql("SELECT name FROM " + table + " ORDER BY 1").mapValue(String.class).all());
	}

	@Test
	void bulkUpdateWhenItSucceedsKeepsWhatCallbacksWrote() {
		this.covet.await(items().bulkUpdate(List.of(new Item(1L, "c"), new Item(2L, "d")), Item::name));
		assertThat(names("items")).containsExactly("c", "d");
		assertThat(names("journal")).containsExactly("c", "d");
	}

	@Test
	void bulkUpdateWhenACallbackFailsUndoesRowsAndWhatCallbacksWrote() {
		Mono<Long> refused = items().bulkUpdate(List.of(new Item(1L, "c"), new Item(2L, "bad")), Item::name);
		StepVerifier.create(refused).expectErrorMessage("bad").verify(TestDatabase.TIMEOUT);
		assertThat(names("items")).containsExactly("a", "b");
		assertThat(names("journal")).isEmpty();
	}

	@Test
	void writesWhenATransactionGoesOnAfterACallbacksErrorHaveLeftNothing() {
		Mono<Void> refused = items().bulkUpdate(List.of(new Item(1L, "c"), new Item(2L, "bad")), Item::name)
			.then()
			.onErrorComplete()
			.then(items().bulkCreate(List.of(new Item(null, "e"), new Item(null, "bad"))).then().onErrorComplete());
		this.covet.transaction()
			.transactional(refused.then(items().create(new Item(null, "f"))))
			.block(TestDatabase.TIMEOUT);
		assertThat(names("items")).containsExactly("a", "b", "f");
		assertThat(names("journal")).containsExactly("f");
	}

	@Table("items")
	record Item(@Id @Nullable Long id, String name) {
	}

	private static final class Journal implements BeforeConvertCallback<Item> {

		private @Nullable DatabaseClient client;

		@Override
		public Publisher<Item> onBeforeConvert(Item item, SqlIdentifier table) {
			assertThat(this.client).isNotNull();
			return this.client.sql("INSERT INTO journal VALUES (:name)")
				.bind("name", item.name())
				.then()
				.thenReturn(item);
		}

	}

	private static final class Refusal implements AfterSaveCallback<Item> {

		@Override
		public Publisher<Item> onAfterSave(Item item, OutboundRow row, SqlIdentifier table) {
			return item.name().equals("bad") ? Mono.error(new IllegalStateException("bad")) : Mono.just(item);
		}

	}

}
