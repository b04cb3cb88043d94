package dev.covet.query.existing;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for identifiers as the mapping context renders them: schemas, reserved words and
 * names in mixed case.
 */
class IdentifierTests {

	private TestCovet covet;

	@BeforeEach
	void start() {
		this.covet = TestCovet.of(Order.class, User.class, Group.class, Line.class)
			.postgresql(IdentifierTests.class)
			.execute("DROP SCHEMA IF EXISTS \"Ware house\" CASCADE", "CREATE SCHEMA \"Ware house\"",
					"CREATE TABLE \"Ware house\".\"user\" (id bigint PRIMARY KEY, \"table\" text, name text)",
					"CREATE TABLE \"Ware house\".\"order\" (id bigint PRIMARY KEY, \"user\" bigint, \"group\" int, "
							+ "name text, \"orderNo\" text)",
					"CREATE TABLE \"Ware house\".\"Group\" (id bigint PRIMARY KEY, name text)",
					"CREATE TABLE \"Ware house\".\"in\" (order_id bigint, group_id bigint)",
					"CREATE TABLE \"line\" (id bigint PRIMARY KEY, \"from\" bigint, name text)",
					"INSERT INTO \"Ware house\".\"user\" VALUES (1, 't1', 'Ann'), (2, 't2', 'Bob')",
					"INSERT INTO \"Ware house\".\"order\" VALUES (10, 1, 7, 'first', 'A'), (11, 2, 8, 'second', 'B')",
					"INSERT INTO \"Ware house\".\"Group\" VALUES (3, 'red'), (4, 'blue')",
					"INSERT INTO \"Ware house\".\"in\" VALUES (10, 3), (10, 4), (11, 4)",
					"INSERT INTO \"line\" VALUES (100, 10, 'l1'), (101, 10, 'l2')");
	}

	@AfterEach
	void close() {
		this.covet.close();
	}

	@Test
	void selectRelatedWhenNamesAreReservedAndEqualReadsEachColumn() {
		List<Order> orders = this.covet
			.await(this.covet.objects(Order.class).selectRelated(Order::user).orderBy(desc(Order::group)).all());
		assertThat(orders)
			.extracting(Order::name, Order::orderNo, Order::group, (order) -> order.user().get().name(),
					(order) -> order.user().get().table())
			.containsExactly(tuple("second", "B", 8, "Bob", "t2"), tuple("first", "A", 7, "Ann", "t1"));
		assertThat(this.covet.statements()).singleElement().asString().contains("\"Ware house\".\"order\"");
	}

	@Test
	void prefetchRelatedWhenSchemaIsNamedReadsJoinTableInIt() {
		List<Order> orders = this.covet.await(this.covet.objects(Order.class)
			.prefetch(Order::groups, (groups) -> groups.orderBy("name"))
			.prefetchRelated(Order::lines)
			.orderBy("id")
			.all());
		assertThat(orders).extracting((order) -> order.groups().list().stream().map(Group::name).toList())
			.containsExactly(List.of("blue", "red"), List.of("blue"));
		assertThat(orders).extracting((order) -> order.lines().list().size()).containsExactly(2, 0);
		assertThat(this.covet.statements()).filteredOn((sql) -> sql.contains("\"Ware house\".\"in\"")).hasSize(1);
	}

	@Test
	void limitPerParentWhenNamesAreReservedKeepsThemApart() {
		List<Order> orders = this.covet.await(this.covet.objects(Order.class)
			.prefetch(Order::groups, (groups) -> groups.orderBy("name").limitPerParent(1))
			.prefetch(Order::lines, (lines) -> lines.orderBy("-id").limitPerParent(1).selectRelated("from.user"))
			.orderBy("id")
			.all());
		assertThat(orders.get(0).groups().list()).extracting(Group::name).containsExactly("blue");
		Line line = orders.get(0).lines().list().get(0);
		assertThat(line.name()).isEqualTo("l2");
		assertThat(line.from().get().user().get().name()).isEqualTo("Ann");
	}

	@Test
	void filterWhenThroughSchemasAndReservedNamesFindsRows() {
		assertThat(this.covet.await(this.covet.objects(Order.class)
			.filter(where(Order::groups, Group::name).eq("red"), where(Order::user, User::table).eq("t1"),
					where(Order::lines, Line::name).eq("l1"))
			.valuesList("orderNo", "user.table", "group")
			.all())).containsExactly(List.of("A", "t1", 7));
		assertThat(this.covet.await(this.covet.objects(Line.class).filter(where("from.user.name").eq("Bob")).count()))
			.isZero();
	}

	@Test
	void selectRelatedWhenSlicedKeepsReservedNames() {
		Order order = this.covet
			.await(this.covet.objects(Order.class).selectRelated(Order::user).orderBy("-orderNo").limit(1).get());
		assertThat(order.user().get().name()).isEqualTo("Bob");
	}

	@Table(schema = "Ware house", name = "order")
	record Order(@Id Long id, @Column("user") Ref<User> user, @Column("group") int group, String name,
			@Column("orderNo") String orderNo, @ManyToMany(joinTable = "in") Many<Group> groups,
			@OneToMany(mappedBy = "from") Many<Line> lines) {
	}

	@Table(schema = "Ware house", name = "user")
	record User(@Id Long id, @Column("table") String table, String name) {
	}

	@Table(schema = "Ware house", name = "Group")
	record Group(@Id Long id, String name) {
	}

	record Line(@Id Long id, @Column("from") Ref<Order> from, String name) {
	}

}
