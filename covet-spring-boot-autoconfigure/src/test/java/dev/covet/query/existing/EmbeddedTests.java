package dev.covet.query.existing;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.Ref;
import dev.covet.query.Condition;
import dev.covet.query.QuerySet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

import static dev.covet.query.Assignments.set;
import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link Embedded} properties.
 */
class EmbeddedTests {

	private TestCovet covet;

	@BeforeEach
	void start() {
		this.covet = TestCovet.of(Customer.class, Invoice.class, Parcel.class)
			.postgresql(EmbeddedTests.class)
			.execute("""
					CREATE TABLE customer (id bigint PRIMARY KEY, name text, home_street text, home_city text,
						home_geo_lat float8, home_geo_lon float8, work_street text, work_city text,
						work_geo_lat float8, work_geo_lon float8)""",
					"CREATE TABLE invoice (id bigint PRIMARY KEY, customer_id bigint)", """
							INSERT INTO customer VALUES (1, 'Ann', 'High St', 'Bath', 51.4, -2.4, 'Mill', 'York', 1, 2),
								(2, 'Bob', NULL, 'Ayr', NULL, NULL, NULL, NULL, NULL, NULL),
								(3, 'Cid', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)""",
					"INSERT INTO invoice VALUES (10, 1), (11, 3)");
	}

	@AfterEach
	void close() {
		this.covet.close();
	}

	@Test
	void allReadsWhatTheTemplateReads() {
		List<Customer> customers = this.covet.await(this.covet.objects(Customer.class).orderBy("id").all());
		assertThat(customers).containsExactly(
				new Customer(1L, "Ann", new Address("High St", "Bath", new Geo(51.4, -2.4)),
						new Address("Mill", "York", new Geo(1.0, 2.0))),
				new Customer(2L, "Bob", new Address(null, "Ayr", null), new Address(null, null, null)),
				new Customer(3L, "Cid", null, new Address(null, null, null)));
		assertThat(this.covet.await(this.covet.template().select(Customer.class).all()))
			.containsExactlyInAnyOrderElementsOf(customers);
	}

	@Test
	void filterAndOrderByWhenDottedUseTheColumns() {
		assertThat(this.covet.await(this.covet.objects(Customer.class)
			.filter(where("home.city").isNotNull())
			.orderBy("home.city")
			.valuesList(Customer::name)
			.all())).containsExactly("Bob", "Ann");
		assertThat(this.covet
			.await(this.covet.objects(Customer.class).filter(where("home.geo.lat").gt(50)).valuesList("name").all()))
			.containsExactly(List.of("Ann"));
	}

	@Test
	void filterWhenEmbeddedIsNamedComparesAllItsColumns() {
		Address home = new Address("High St", "Bath", new Geo(51.4, -2.4));
		assertThat(names(where("home").eq(home))).containsExactly("Ann");
		assertThat(names(where("home").in(home, home))).containsExactly("Ann");
		assertThat(names(where("home.geo").eq(new Geo(51.4, -2.4)))).containsExactly("Ann");
		assertThat(names(where("home").isNull())).containsExactly("Cid");
		assertThatIllegalArgumentException().isThrownBy(() -> names(where("home").eq("Bath")))
			.withMessage("Customer.home takes an object with 'street', not a String");
	}

	private List<String> names(Condition<? super Customer> condition) {
		return this.covet.await(this.covet.objects(Customer.class).filter(condition).valuesList(Customer::name).all());
	}

	@Test
	void updateWhenEmbeddedIsSetWritesItsParts() {
		QuerySet<Customer> ann = this.covet.objects(Customer.class).filter(where(Customer::id).eq(1L));
		for (Address home : List.of(new Address(null, "Cork", new Geo(1.0, null)), new Address("Lane", null, null))) {
			assertThat(this.covet.await(ann.update(set(Customer::home, home)))).isEqualTo(1);
			assertThat(this.covet.await(ann.get()).home()).isEqualTo(home);
		}
		this.covet.forgetStatements();
		assertThat(this.covet.await(ann.update(set(Customer::home, null)))).isEqualTo(1);
		assertThat(this.covet.await(ann.get()).home()).isNull();
		assertThat(this.covet.statements().get(0)).isEqualTo("UPDATE \"customer\" t0 SET \"home_street\" = NULL,"
				+ " \"home_city\" = NULL, \"home_geo_lat\" = NULL, \"home_geo_lon\" = NULL WHERE t0.\"id\" = $1");
	}

	@Test
	void updateWhenAPrimitivePartWouldBeNullIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.covet.objects(Parcel.class).update(set(Parcel::size, null)))
			.withMessage("Parcel.size.width is a primitive and can't be set to null");
	}

	@Test
	void valuesWhenDottedReturnParts() {
		assertThat(this.covet.await(
				this.covet.objects(Customer.class).filter(where("id").eq(1)).values("home.city", "work.geo.lon").get()))
			.containsExactly(entry("home.city", "Bath"), entry("work.geo.lon", 2.0));
	}

	@Test
	void onlyWhenEmbeddedIsNamedReadsIt() {
		Customer whole = this.covet.await(this.covet.objects(Customer.class).only("home").get(1L));
		assertThat(whole.home()).isEqualTo(new Address("High St", "Bath", new Geo(51.4, -2.4)));
		assertThat(whole.name()).isNull();
		Customer part = this.covet.await(this.covet.objects(Customer.class).only("home.city", "name").get(1L));
		assertThat(part.home()).isEqualTo(new Address(null, "Bath", null));
		assertThat(part.name()).isEqualTo("Ann");
		Customer rest = this.covet.await(this.covet.objects(Customer.class).defer("home").get(1L));
		assertThat(rest.home()).isNull();
		assertThat(rest.work().city()).isEqualTo("York");
	}

	@Test
	void selectRelatedWhenTargetEmbedsReadsIt() {
		List<Invoice> invoices = this.covet.await(this.covet.objects(Invoice.class)
			.selectRelated(Invoice::customer)
			.orderBy("customer.home.city", "id")
			.all());
		assertThat(invoices).extracting((invoice) -> invoice.customer().get().home())
			.containsExactly(new Address("High St", "Bath", new Geo(51.4, -2.4)), null);
		assertThat(this.covet.await(this.covet.objects(Invoice.class)
			.filter(where("customer.work.city").eq("York"))
			.valuesList("id")
			.all())).containsExactly(List.of(10L));
	}

	record Geo(Double lat, Double lon) {
	}

	record Address(@Nullable String street, @Nullable String city,
			@Embedded.Nullable(prefix = "geo_") @Nullable Geo geo) {
	}

	record Customer(@Id Long id, String name, @Embedded.Nullable(prefix = "home_") @Nullable Address home,
			@Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "work_") Address work) {
	}

	record Invoice(@Id Long id, Ref<Customer> customer) {
	}

	record Size(int width) {
	}

	record Parcel(@Id Long id, @Embedded.Nullable(prefix = "size_") @Nullable Size size) {
	}

}
