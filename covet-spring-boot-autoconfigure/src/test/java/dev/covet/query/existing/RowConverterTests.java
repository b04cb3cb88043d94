package dev.covet.query.existing;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.annotation.Id;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.r2dbc.mapping.OutboundRow;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.r2dbc.core.Parameter;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for entities that the application reads with a {@code Converter<Row, …>} of its
 * own.
 */
class RowConverterTests {

	private TestCovet covet;

	@BeforeEach
	void start() {
		this.covet = TestCovet.of(Point.class, Stop.class, Area.class, Sign.class)
			.converters(new RowToPoint(), new PointToRow(), new RowToSign())
			.postgresql(RowConverterTests.class)
			.execute("CREATE TABLE area (id bigint PRIMARY KEY, label text)",
					"CREATE TABLE point (id bigint PRIMARY KEY, label text, x int, y int, area_id bigint)",
					"CREATE TABLE stop (id bigint PRIMARY KEY, label text, point_id bigint)",
					"CREATE TABLE near (area_id bigint, point_id bigint)",
					"INSERT INTO area VALUES (1, 'a1'), (2, 'a2')",
					"INSERT INTO point VALUES (5, 'p5', 10, 20, 1), (6, 'p6', 30, 40, 1), (7, 'p7', 50, 60, 2)",
					"INSERT INTO stop VALUES (100, 's100', 5), (101, 's101', 7), (102, 's102', NULL)",
					"INSERT INTO near VALUES (1, 7), (2, 5), (2, 6)");
	}

	@AfterEach
	void close() {
		this.covet.close();
	}

	@Test
	void allWhenRootIsReadByConverter() {
		List<Point> points = this.covet
			.await(this.covet.objects(Point.class).filter(where(Point::areaId).eq(1L)).orderBy("-id").all());
		assertThat(points).containsExactly(new Point(6L, "p6 read", 30, 40, 1L), new Point(5L, "p5 read", 10, 20, 1L));
		assertThat(points.get(0)).isEqualTo(this.covet
			.await(this.covet.template().selectOne(Query.query(Criteria.where("id").is(6L)), Point.class)));
	}

	@Test
	void selectRelatedWhenTargetIsReadByConverterUsesStatementOfItsOwn() {
		List<Stop> stops = this.covet
			.await(this.covet.objects(Stop.class).selectRelated(Stop::point).orderBy("id").all());
		assertThat(stops).extracting((stop) -> stop.point().optional().map(Point::label).orElse("none"))
			.containsExactly("p5 read", "p7 read", "none");
		assertThat(this.covet.statements()).hasSize(2);
	}

	@Test
	void prefetchRelatedWhenChildIsReadByConverter() {
		List<Area> areas = this.covet.await(this.covet.objects(Area.class)
			.prefetchRelated(Area::points)
			.prefetch(Area::near, (near) -> near.orderBy("id"))
			.orderBy("id")
			.all());
		assertThat(areas).extracting((area) -> area.points().list().stream().map(Point::id).sorted().toList())
			.containsExactly(List.of(5L, 6L), List.of(7L));
		assertThat(areas).extracting((area) -> area.near().list())
			.containsExactly(List.of(new Point(7L, "p7 read", 50, 60, 2L)),
					List.of(new Point(5L, "p5 read", 10, 20, 1L), new Point(6L, "p6 read", 30, 40, 1L)));
	}

	@Test
	void limitPerParentWhenChildIsReadByConverter() {
		List<Area> areas = this.covet.await(this.covet.objects(Area.class)
			.prefetch(Area::points, (points) -> points.orderBy(desc(Point::x)).limitPerParent(1))
			.prefetch(Area::near, (near) -> near.orderBy(desc(Point::x)).limitPerParent(1))
			.orderBy("id")
			.all());
		assertThat(areas).extracting((area) -> area.points().list())
			.containsExactly(List.of(new Point(6L, "p6 read", 30, 40, 1L)),
					List.of(new Point(7L, "p7 read", 50, 60, 2L)));
		assertThat(areas).extracting((area) -> area.near().list())
			.containsExactly(List.of(new Point(7L, "p7 read", 50, 60, 2L)),
					List.of(new Point(6L, "p6 read", 30, 40, 1L)));
	}

	@Test
	void loadWhenTargetIsReadByConverterLoadsForSiblings() {
		List<Stop> stops = this.covet.await(this.covet.objects(Stop.class).orderBy("id").all());
		assertThat(this.covet.await(stops.get(0).point().load()).label()).isEqualTo("p5 read");
		assertThat(stops.get(1).point().get().label()).isEqualTo("p7 read");
		assertThat(this.covet.statements()).hasSize(2);
	}

	@Test
	void queryWhenConverterReadsColumnsThatAreNoPropertiesGivesItTheRowAsItIs() {
		List<Sign> signs = List.of(new Sign(5L, "p5 at 10/20"), new Sign(6L, "p6 at 30/40"),
				new Sign(7L, "p7 at 50/60"));
		assertThat(this.covet.await(this.covet.objects(Sign.class).orderBy("id").all())).isEqualTo(signs);
		assertThat(this.covet.await(this.covet.template().select(Sign.class).all()))
			.containsExactlyInAnyOrderElementsOf(signs);
		assertThat(this.covet.await(this.covet.objects(Sign.class).orderBy("id").distinct().limit(2).all()))
			.isEqualTo(signs.subList(0, 2));
		assertThat(this.covet.await(this.covet.objects(Sign.class).distinct().limit(2).count())).isEqualTo(2);
		assertThat(this.covet
			.await(this.covet.objects(Area.class)
				.prefetch(Area::signs, (query) -> query.orderBy("-id").limitPerParent(1))
				.orderBy("id")
				.all())
			.get(1)
			.signs()
			.list()).containsExactly(signs.get(1));
	}

	@Test
	void filterAndValuesWhenThroughConvertedEntityUseColumns() {
		assertThat(this.covet.await(this.covet.objects(Stop.class)
			.filter(where(Stop::point, Point::x).gt(10))
			.valuesList("label", "point.label")
			.all())).containsExactly(List.of("s101", "p7"));
	}

	@Test
	void asWhenViewModelNamesColumnsOfConvertedEntityReadsThem() {
		assertThat(this.covet.await(this.covet.objects(Stop.class).orderBy("id").as(StopView.class).all()))
			.containsExactly(new StopView("s100", new PointView(10)), new StopView("s101", new PointView(50)),
					new StopView("s102", null));
	}

	@Test
	void asWhenViewModelHoldsConvertedEntityIsAnError() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.covet.objects(Stop.class).as(WholePointView.class).all())
			.withMessageContaining("WholePointView.point")
			.withMessageContaining("Converter<Row, Point>");
	}

	record Point(@Id Long id, String label, int x, int y, @Nullable Long areaId) {
	}

	record Stop(@Id Long id, String label, Ref<Point> point) {
	}

	record Area(@Id Long id, String label, @OneToMany(mappedBy = "areaId") Many<Point> points,
			@ManyToMany(joinTable = "near") Many<Point> near,
			@ManyToMany(joinTable = "near", inverseJoinColumn = "point_id") Many<Sign> signs) {
	}

	@Table("point")
	record Sign(@Id Long id, String text) {
	}

	record StopView(String label, @Nullable PointView point) {
	}

	record PointView(int x) {
	}

	record WholePointView(String label, @Nullable Point point) {
	}

	@ReadingConverter
	static class RowToPoint implements Converter<Row, Point> {

		@Override
		public Point convert(Row row) {
			return new Point(row.get("id", Long.class), row.get("label", String.class) + " read",
					row.get("x", Integer.class), row.get("y", Integer.class), row.get("area_id", Long.class));
		}

	}

	@ReadingConverter
	static class RowToSign implements Converter<Row, Sign> {

		@Override
		public Sign convert(Row row) {
			return new Sign(row.get("id", Long.class), row.get("label", String.class) + " at "
					+ row.get("x", Integer.class) + "/" + row.get("y", Integer.class));
		}

	}

	@WritingConverter
	static class PointToRow implements Converter<Point, OutboundRow> {

		@Override
		public OutboundRow convert(Point point) {
			return new OutboundRow("id", Parameter.from(point.id()));
		}

	}

}
