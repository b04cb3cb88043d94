package dev.covet.query.existing;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.ManyToOne;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.query.Condition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for ids of several columns, and foreign keys to them.
 */
class CompositeKeyTests {

	private static final RoomKey A1 = new RoomKey("A", 1);

	private static final RoomKey A2 = new RoomKey("A", 2);

	private static final RoomKey B1 = new RoomKey("B", 1);

	private TestCovet covet;

	@BeforeEach
	void start() {
		this.covet = TestCovet.of(Room.class, Meeting.class, Device.class, Product.class, Stock.class)
			.postgresql(CompositeKeyTests.class)
			.execute("CREATE TABLE room (house text, number int, seats int, PRIMARY KEY (house, number))",
					"CREATE TABLE meeting (id bigint PRIMARY KEY, room_house text, room_number int)",
					"CREATE TABLE device (id bigint PRIMARY KEY, name text)",
					"CREATE TABLE product (code text PRIMARY KEY, name text)",
					"CREATE TABLE stock (id bigint PRIMARY KEY, product_id text)",
					"INSERT INTO product VALUES ('p', 'pen'), ('q', 'quill')", "INSERT INTO stock VALUES (1, 'q')",
					"CREATE TABLE room_devices (house text, no int, device_id bigint)",
					"INSERT INTO room VALUES ('A', 1, 10), ('A', 2, 20), ('B', 1, 30)",
					"INSERT INTO meeting VALUES (100, 'A', 1), (101, 'B', 1), (102, 'A', 1), (103, NULL, NULL)",
					"INSERT INTO device VALUES (7, 'beamer'), (8, 'phone')",
					"INSERT INTO room_devices VALUES ('A', 1, 7), ('A', 1, 8), ('B', 1, 8)");
	}

	@AfterEach
	void close() {
		this.covet.close();
	}

	@Test
	void getAndInBulkTakeKeyObjects() {
		assertThat(this.covet.await(this.covet.objects(Room.class).get(A2)).seats()).isEqualTo(20);
		Map<RoomKey, Room> rooms = this.covet
			.await(this.covet.objects(Room.class).inBulk(List.of(B1, new RoomKey("C", 9), A1)));
		assertThat(rooms.keySet()).containsExactly(B1, A1);
		assertThat(rooms.get(B1).seats()).isEqualTo(30);
	}

	@Test
	void inBulkWhenKeysAreManyKeepsBelowWhatAStatementCanBind() {
		try (TestCovet h2 = TestCovet.of(Cell.class).h2()) {
			h2.execute("CREATE TABLE \"cell\" (a int, b int, c int, d int, PRIMARY KEY (a, b, c, d))",
					"INSERT INTO \"cell\" VALUES (1, 2, 3, 4), (9000, 2, 3, 4)");
			List<CellKey> keys = IntStream.rangeClosed(1, 9000).mapToObj((a) -> new CellKey(a, 2, 3, 4)).toList();
			assertThat(h2.await(h2.objects(Cell.class).inBulk(keys)).keySet()).containsExactly(keys.get(0),
					keys.get(8999));
			assertThat(h2.statements()).hasSize(4);
		}
	}

	@Test
	void selectRelatedJoinsByWholeKey() {
		List<Meeting> meetings = this.covet
			.await(this.covet.objects(Meeting.class).selectRelated(Meeting::room).orderBy("id").all());
		assertThat(meetings).extracting((meeting) -> meeting.room().optional().map(Room::seats).orElse(0))
			.containsExactly(10, 30, 10, 0);
		assertThat(meetings.get(0).room().get()).isSameAs(meetings.get(2).room().get());
		assertThat(meetings.get(0).roomKey()).isEqualTo(A1);
		assertThat(meetings.get(3).room().isEmpty()).isTrue();
		assertThat(this.covet.statements()).hasSize(1);
	}

	@Test
	void loadWhenKeyIsCompositeLoadsForSiblings() {
		List<Meeting> meetings = this.covet.await(this.covet.objects(Meeting.class).orderBy("id").all());
		assertThat(meetings.get(0).room().id()).isEqualTo(A1);
		assertThat(meetings.get(0).room()).isEqualTo(Ref.of(Room.class, A1));
		assertThat(this.covet.await(meetings.get(0).room().load()).seats()).isEqualTo(10);
		assertThat(meetings.get(1).room().get().seats()).isEqualTo(30);
		assertThat(meetings.get(0).room().id()).isEqualTo(A1);
		assertThat(this.covet.statements()).hasSize(2);
	}

	@Test
	void prefetchRelatedWhenKeyIsCompositeFillsBothWays() {
		List<Room> rooms = this.covet.await(this.covet.objects(Room.class)
			.prefetchRelated(Room::meetings, Room::devices)
			.orderBy("key.house", "key.number")
			.all());
		assertThat(rooms)
			.extracting(Room::key, (room) -> room.meetings().list().stream().map(Meeting::id).sorted().toList(),
					(room) -> room.devices().list().stream().map(Device::id).sorted().toList())
			.containsExactly(tuple(A1, List.of(100L, 102L), List.of(7L, 8L)), tuple(A2, List.of(), List.of()),
					tuple(B1, List.of(101L), List.of(8L)));
		List<Device> devices = this.covet.await(this.covet.objects(Device.class)
			.prefetch(Device::rooms, (found) -> found.orderBy("-seats").limitPerParent(1))
			.orderBy("id")
			.all());
		assertThat(devices).extracting((device) -> device.rooms().list().get(0).key()).containsExactly(A1, B1);
	}

	@Test
	void filterWhenRelationIsNamedComparesWholeKey() {
		assertThat(meetings(where(Meeting::room).eq(Ref.of(Room.class, A1)))).containsExactly(100L, 102L);
		assertThat(meetings(where("room").eq(A1))).containsExactly(100L, 102L);
		assertThat(meetings(where("room").ne(A1))).containsExactly(101L);
		assertThat(meetings(where("room").in(A1, B1))).containsExactly(100L, 101L, 102L);
		assertThat(meetings(where(Meeting::room).isNull())).containsExactly(103L);
		assertThat(meetings(where(Meeting::room, Room::seats).gt(20))).containsExactly(101L);
		assertThat(this.covet
			.await(this.covet.objects(Room.class).filter(where(Room::devices, Device::name).eq("beamer")).get())
			.key()).isEqualTo(A1);
		assertThat(this.covet.await(this.covet.objects(Room.class).filter(where("meetings").isNull()).get()).key())
			.isEqualTo(A2);
	}

	@Test
	void filterWhenKeyIsNamedComparesWholeKey() {
		assertThat(this.covet.await(this.covet.objects(Room.class).filter(where(Room::key).eq(A2)).get()).seats())
			.isEqualTo(20);
		assertThat(this.covet.await(this.covet.objects(Room.class).filter(where(Room::key).in(A1, B1)).count()))
			.isEqualTo(2);
		assertThat(meetings(where(Meeting::room, Room::key).eq(A1))).containsExactly(100L, 102L);
		assertThat(meetings(where(Meeting::roomKey).eq(B1))).containsExactly(101L);
	}

	@Test
	void filterWhenPartOfKeyIsNamedComparesIt() {
		assertThat(meetings(where("room.key.house").eq("A"))).containsExactly(100L, 102L);
		assertThat(meetings(where("roomKey.number").eq(1))).containsExactly(100L, 101L, 102L);
		assertThat(this.covet.statements()).noneMatch((sql) -> sql.contains("JOIN"));
	}

	@Test
	void getWhenKeyHasOneColumnTakesTheKeyObject() {
		assertThat(this.covet.await(this.covet.objects(Product.class).get(new Code("p"))).name()).isEqualTo("pen");
		assertThat(this.covet.await(this.covet.objects(Product.class).inBulk(List.of(new Code("q")))).keySet())
			.containsExactly(new Code("q"));
		assertThat(this.covet
			.await(this.covet.objects(Stock.class)
				.filter(where("product").eq(new Code("q")))
				.selectRelated("product")
				.get())
			.product()
			.get()
			.name()).isEqualTo("quill");
		assertThat(this.covet.await(this.covet.objects(Stock.class).prefetchRelated("product").get(1L)).product().get())
			.isEqualTo(new Product(new Code("q"), "quill"));
	}

	@Test
	void templateWhenKeyIsCompositeReadsTheSame() {
		List<Room> rooms = this.covet.await(this.covet.objects(Room.class).orderBy("key.house", "key.number").all());
		assertThat(this.covet.await(this.covet.template().select(Room.class).all())).extracting(Room::key, Room::seats)
			.containsExactlyInAnyOrderElementsOf(
					rooms.stream().map((room) -> tuple(room.key(), room.seats())).toList());
	}

	private List<Long> meetings(Condition<? super Meeting> condition) {
		return this.covet
			.await(this.covet.objects(Meeting.class).filter(condition).orderBy("id").valuesList(Meeting::id).all());
	}

	record RoomKey(String house, Integer number) {
	}

	record Code(String code) {
	}

	record CellKey(int a, int b, int c, int d) {
	}

	@Table("cell")
	record Cell(@Id @Embedded.Nullable CellKey key) {
	}

	record Product(@Id @Embedded.Nullable Code code, String name) {
	}

	record Stock(@Id Long id, Ref<Product> product) {
	}

	// @formatter:off
	record Room(@Id @Embedded.Nullable RoomKey key, int seats, @OneToMany(mappedBy = "room") Many<Meeting> meetings,
			@ManyToMany(joinTable = "room_devices", joinColumn = { "house", "no" }, inverseJoinColumn = "device_id")
			Many<Device> devices) {
	}

	record Device(@Id Long id, String name,
			@ManyToMany(joinTable = "room_devices", joinColumn = "device_id", inverseJoinColumn = { "house", "no" })
			Many<Room> rooms) {
	}
	// @formatter:on

	record Meeting(@Id Long id, @Embedded.Nullable(prefix = "room_") @Nullable RoomKey roomKey,
			@ManyToOne(by = "roomKey") Ref<Room> room) {
	}

}
