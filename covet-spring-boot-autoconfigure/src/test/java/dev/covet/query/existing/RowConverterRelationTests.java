package dev.covet.query.existing;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.OneToOne;
import dev.covet.mapping.Ref;
import io.r2dbc.spi.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.annotation.Id;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.relational.core.mapping.Table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for relations of entities that the application reads with a
 * {@code Converter<Row, …>} of its own, and for creators that take expressions.
 */
class RowConverterRelationTests {

	private TestCovet covet;

	@BeforeEach
	void start() {
		this.covet = TestCovet.of(Trip.class, Leg.class, City.class, Ticket.class, Loud.class)
			.converters(new RowToTrip())
			.postgresql(RowConverterRelationTests.class)
			.execute("CREATE TABLE city (id bigint PRIMARY KEY, name text)",
					"CREATE TABLE trip (id bigint PRIMARY KEY, city_id bigint)",
					"CREATE TABLE leg (id bigint PRIMARY KEY, trip_id bigint)",
					"CREATE TABLE ticket (id bigint PRIMARY KEY, trip_id bigint)",
					"INSERT INTO city VALUES (1, 'Oslo'), (2, 'Bergen')",
					"INSERT INTO trip VALUES (10, 1), (11, 2), (12, NULL)",
					"INSERT INTO leg VALUES (20, 10), (21, 10), (22, 11)", "INSERT INTO ticket VALUES (30, 11)");
	}

	@AfterEach
	void close() {
		this.covet.close();
	}

	@Test
	void fetchWhenConverterMadeTheHandlesFillsThem() {
		List<Trip> trips = this.covet.await(this.covet.objects(Trip.class)
			.selectRelated(Trip::city)
			.prefetchRelated(Trip::legs, Trip::ticket)
			.orderBy("id")
			.all());
		assertThat(trips).extracting((trip) -> trip.city().optional().map(City::name).orElse("none"))
			.containsExactly("Oslo", "Bergen", "none");
		assertThat(trips).extracting((trip) -> trip.legs().list().size()).containsExactly(2, 1, 0);
		assertThat(trips).extracting((trip) -> trip.ticket().optional().map(Ticket::id).orElse(0L))
			.containsExactly(0L, 30L, 0L);
		assertThat(this.covet.statements()).hasSize(4);
		assertThat(Many.none().isLoaded()).isFalse();
		assertThat(Ref.empty().isEmpty()).isTrue();
	}

	@Test
	void prefetchRelatedWhenPathLeadsThroughConvertedEntityLoadsBelow() {
		List<Leg> legs = this.covet.await(this.covet.objects(Leg.class)
			.selectRelated("trip.city")
			.prefetchRelated("trip.ticket")
			.orderBy("id")
			.all());
		assertThat(legs).extracting((leg) -> leg.trip().get().city().get().name())
			.containsExactly("Oslo", "Oslo", "Bergen");
		assertThat(legs.get(2).trip().get().ticket().get().id()).isEqualTo(30L);
		assertThat(this.covet.statements()).hasSize(4);
	}

	@Test
	void prefetchRelatedWhenConverterLeftNoHandleIsAnError() {
		assertThatIllegalStateException()
			.isThrownBy(() -> this.covet.await(this.covet.objects(Trip.class).prefetchRelated("notes").all()))
			.withMessage("Trip.notes is null after the application's converter and can't be filled: "
					+ "let that give it Many.none()");
	}

	@Test
	void allWhenCreatorTakesExpressionsEvaluatesThem() {
		List<Loud> loud = this.covet.await(this.covet.objects(Loud.class).orderBy("-id").all());
		assertThat(loud).containsExactly(new Loud(2L, "Bergen", "Bergen!"), new Loud(1L, "Oslo", "Oslo!"));
		assertThat(this.covet.await(this.covet.template().select(Loud.class).all()))
			.containsExactlyInAnyOrderElementsOf(loud);
	}

	record Trip(@Id Long id, Ref<City> city, @OneToMany(mappedBy = "trip") Many<Leg> legs,
			@OneToOne(mappedBy = "trip") Ref<Ticket> ticket, @OneToMany(mappedBy = "trip") Many<Leg> notes) {
	}

	record Leg(@Id Long id, Ref<Trip> trip) {
	}

	record Ticket(@Id Long id, Ref<Trip> trip) {
	}

	record City(@Id Long id, String name) {
	}

	@Table("city")
	record Loud(@Id Long id, String name, @Value("#{#root.name + '!'}") String loud) {
	}

	@ReadingConverter
	static class RowToTrip implements Converter<Row, Trip> {

		@Override
		public Trip convert(Row row) {
			Long city = row.get("city_id", Long.class);
			return new Trip(row.get("id", Long.class), (city != null) ? Ref.of(City.class, city) : Ref.empty(),
					Many.none(), Ref.empty(), null);
		}

	}

}
