package dev.covet.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.Ref;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.relational.core.mapping.Table;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Window after window gives each row once and in the order of the whole, whatever the
 * order is, in both directions and on all databases, one that takes upper and lower case
 * as the same among them.
 */
class ScrollPropertyTests {

	private static final List<String> PROPERTIES = List.of("a", "b", "c", "owner.rank", "owner.name", "id");

	private static TestCovet postgresql;

	private static TestCovet h2;

	private static TestCovet mariadb;

	@BeforeContainer
	static void start() {
		postgresql = fill(TestCovet.of(Item.class, Owner.class).postgresql(ScrollPropertyTests.class));
		h2 = fill(TestCovet.of(Item.class, Owner.class).h2());
		mariadb = fill(TestCovet.of(Item.class, Owner.class).mariadb(ScrollPropertyTests.class));
	}

	private static TestCovet fill(TestCovet covet) {
		covet.execute("CREATE TABLE \"owners\" (id bigint PRIMARY KEY, rank int, name varchar(20) NOT NULL)",
				"CREATE TABLE \"items\" (id bigint PRIMARY KEY, a int, b varchar(20), c int NOT NULL, owner_id bigint)",
				"INSERT INTO \"owners\" VALUES (1, 1, 'x'), (2, NULL, 'y'), (3, 2, 'X')");
		for (int i = 1; i <= 40; i++) {
			String a = (i % 4 == 0) ? "NULL" : String.valueOf(i * 7 % 3);
			String b = (i % 5 == 0) ? "NULL" : "'" + "pqrPQR".charAt(i * 11 % 6) + "'";
			String owner = (i % 7 == 0) ? "NULL" : String.valueOf(i % 3 + 1);
			covet.execute("INSERT INTO \"items\" VALUES (%d, %s, %s, %d, %s)".formatted(i, a, b, i % 2, owner));
		}
		return covet;
	}

	@AfterContainer
	static void stop() {
		postgresql.close();
		h2.close();
		mariadb.close();
	}

	@Provide
	Arbitrary<Sort> sorts() {
		Arbitrary<Sort.Order> order = Combinators
			.combine(Arbitraries.of(Sort.Direction.class), Arbitraries.of(PROPERTIES),
					Arbitraries.of(Sort.NullHandling.class))
			.as(Sort.Order::new);
		return order.list().ofMaxSize(4).map(Sort::by);
	}

	@Property(tries = 150)
	void scrollWhenOrderIsRandomGivesEachRowOnceInOrder(@ForAll("sorts") Sort sort,
			@ForAll @IntRange(min = 1, max = 45) int limit, @ForAll Database database) {
		TestCovet covet = switch (database) {
			case POSTGRESQL -> postgresql;
			case H2 -> h2;
			case MARIADB -> mariadb;
		};
		QuerySet<Item> items = covet.objects(Item.class).orderBy(sort);
		List<Long> whole = ids(covet.await(items.scroll(ScrollPosition.keyset(), 1000)).getContent());
		assertThat(whole).hasSize(40).doesNotHaveDuplicates();
		assertThat(forward(covet, items, ScrollPosition.keyset(), limit)).isEqualTo(whole);
		assertThat(forward(covet, items, ScrollPosition.offset(), limit)).isEqualTo(whole);
		assertThat(backward(covet, items, limit)).isEqualTo(whole);
	}

	@Property(tries = 40)
	void scrollWhenOrderIsRandomIsInTheOrderAskedFor(@ForAll("sorts") Sort sort) {
		QuerySet<Item> items = postgresql.objects(Item.class).selectRelated("owner").orderBy(sort);
		List<Item> rows = postgresql.await(items.list());
		List<Item> scrolled = postgresql.await(items.scroll(ScrollPosition.keyset(), 1000)).getContent();
		// PostgreSQL's own way with nulls, ties aside.
		assertThat(scrolled.stream().map((item) -> keys(item, sort)).toList())
			.isEqualTo(rows.stream().map((item) -> keys(item, sort)).toList());
	}

	private static List<String> keys(Item item, Sort sort) {
		return sort.stream().map((order) -> switch (order.getProperty()) {
			case "a" -> String.valueOf(item.a());
			case "b" -> String.valueOf(item.b());
			case "c" -> String.valueOf(item.c());
			case "owner.rank" -> item.owner().isEmpty() ? "null" : String.valueOf(item.owner().get().rank());
			case "owner.name" -> item.owner().isEmpty() ? "null" : item.owner().get().name();
			default -> String.valueOf(item.id());
		}).toList();
	}

	private static List<Long> forward(TestCovet covet, QuerySet<Item> items, ScrollPosition start, int limit) {
		List<Long> seen = new ArrayList<>();
		ScrollPosition position = start;
		while (true) {
			Window<Item> window = covet.await(items.scroll(position, limit));
			seen.addAll(ids(window.getContent()));
			if (!window.hasNext()) {
				return seen;
			}
			position = window.positionAt(window.size() - 1);
		}
	}

	private static List<Long> backward(TestCovet covet, QuerySet<Item> items, int limit) {
		List<Long> seen = new ArrayList<>();
		ScrollPosition position = ScrollPosition.keyset().backward();
		while (true) {
			Window<Item> window = covet.await(items.scroll(position, limit));
			List<Long> ids = new ArrayList<>(ids(window.getContent()));
			Collections.reverse(ids);
			seen.addAll(ids);
			if (!window.hasNext()) {
				Collections.reverse(seen);
				return seen;
			}
			position = window.positionAt(0);
		}
	}

	private static List<Long> ids(List<Item> items) {
		return items.stream().map(Item::id).toList();
	}

	enum Database {

		POSTGRESQL, H2, MARIADB

	}

	@Table("items")
	record Item(@Id Long id, @Nullable Integer a, @Nullable String b, int c, Ref<Owner> owner) {
	}

	@Table("owners")
	record Owner(@Id Long id, @Nullable Integer rank, String name) {
	}

}
