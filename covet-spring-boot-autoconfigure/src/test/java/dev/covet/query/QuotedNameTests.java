package dev.covet.query;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables and columns that need their quotes and schema, as the mapping context has them.
 */
class QuotedNameTests {

	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = TestCovet.of(User.class, Order.class, Line.class)
			.postgresql(QuotedNameTests.class)
			.execute("DROP SCHEMA IF EXISTS \"Sales Dept\" CASCADE", "CREATE SCHEMA \"Sales Dept\"",
					"CREATE TABLE \"user\" (id bigint PRIMARY KEY, \"name\" text, \"Select\" text)",
					"CREATE TABLE \"Sales Dept\".\"order\" (id bigint PRIMARY KEY, \"name\" text, \"group\" int, user_id bigint)",
					"CREATE TABLE \"Sales Dept\".\"order_user\" (order_id bigint, user_id bigint)",
					"CREATE TABLE \"Sales Dept\".\"Line\" (id bigint PRIMARY KEY, \"name\" text, \"where\" bigint)",
					"INSERT INTO \"user\" VALUES (1, 'ann', 's1'), (2, 'bob', 's2')",
					"INSERT INTO \"Sales Dept\".\"order\" VALUES (10, 'o10', 5, 1), (11, 'o11', 4, 2), (12, 'o12', 3, NULL)",
					"INSERT INTO \"Sales Dept\".\"order_user\" VALUES (10, 1), (10, 2)",
					"INSERT INTO \"Sales Dept\".\"Line\" VALUES (100, 'l', 10), (101, 'm', 10)");
	}

	@AfterAll
	static void stop() {
		covet.close();
	}

	@Test
	void selectRelatedWhenBothTablesHaveColumnsOfOneNameKeepsThemApart() {
		List<Order> orders = covet
			.await(covet.objects(Order.class).selectRelated(Order::user).orderBy(desc(Order::group)).list());
		assertThat(orders).extracting(Order::id).containsExactly(10L, 11L, 12L);
		assertThat(orders.get(0).name()).isEqualTo("o10");
		assertThat(orders.get(0).user().get()).extracting(User::id, User::name, User::select)
			.containsExactly(1L, "ann", "s1");
		assertThat(orders.get(2).user().isEmpty()).isTrue();
	}

	@Test
	void filterWhenNamesAreReservedReadsThem() {
		assertThat(covet.await(covet.objects(Order.class)
			.filter(where(Order::group).gt(3), where(Order::user, User::select).eq("s2"))
			.all())).extracting(Order::id).containsExactly(11L);
		assertThat(covet.await(covet.objects(Order.class).filter(where(Order::watchers, User::name).eq("bob")).all()))
			.extracting(Order::id)
			.containsExactly(10L);
		assertThat(covet.await(covet.objects(Order.class).filter(where(Order::lines, Line::name).eq("m")).count()))
			.isEqualTo(1);
	}

	@Test
	void prefetchWhenTablesAreInASchemaReadsThem() {
		Order order = covet.await(covet.objects(Order.class)
			.prefetchRelated(Order::watchers)
			.prefetch(Order::lines, (lines) -> lines.orderBy("-name").limitPerParent(1))
			.get(10L));
		assertThat(order.watchers().list()).extracting(User::name).containsExactlyInAnyOrder("ann", "bob");
		assertThat(order.lines().list()).extracting(Line::name).containsExactly("m");
		assertThat(covet.await(order.user().load()).name()).isEqualTo("ann");
	}

	@Table("user")
	record User(@Id Long id, String name, @Column("Select") String select) {
	}

	@Table(schema = "Sales Dept", name = "order")
	record Order(@Id Long id, String name, int group, Ref<User> user,
			@ManyToMany(joinTable = "order_user") Many<User> watchers,
			@OneToMany(mappedBy = "order") Many<Line> lines) {
	}

	@Table(schema = "Sales Dept", name = "Line")
	record Line(@Id Long id, String name, @Column("where") Ref<Order> order) {
	}

}
