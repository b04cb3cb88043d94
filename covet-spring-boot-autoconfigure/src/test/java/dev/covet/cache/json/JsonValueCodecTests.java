package dev.covet.cache.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.covet.cache.UnreadableValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

import org.springframework.core.ParameterizedTypeReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What values become and come back as.
 */
class JsonValueCodecTests {

	private final CacheJson json = new CacheJson(JsonMapper.builder().build());

	private final JsonValueCodec codec = this.json.codec("values");

	@Test
	void valueWhenEncodedComesBackAsItWas() {
		Everything value = new Everything("a", 1L, new BigDecimal("1.10"), UUID.randomUUID(), Instant.now(),
				OffsetDateTime.parse("2026-11-27T10:00:00+05:00"),
				ZonedDateTime.parse("2026-11-27T10:00:00+01:00[Europe/Berlin]"), LocalDate.now(), Color.RED,
				Optional.of("b"), List.of("c", "d"), Map.of("e", 1));
		assertThat(roundTrip(this.json.type(Everything.class), value)).isEqualTo(value);
		assertThat(this.json.type(Everything.class).problem()).isNull();
	}

	@Test
	void valueWhenOfATypeWithArgumentsComesBackAsThat() {
		ValueType type = this.json.type(new ParameterizedTypeReference<Map<String, List<Point>>>() {
		}.getType());
		Map<String, List<Point>> value = Map.of("a", List.of(new Point(1, 2)));
		assertThat(roundTrip(type, value)).isEqualTo(value);
	}

	@Test
	void valueWhenImmutableIsKeptAsItIs() {
		Point point = new Point(1, 2);
		StoredValue stored = this.codec.store(this.json.type(Point.class), point);
		assertThat(stored.value()).isSameAs(point);
		assertThat(this.codec.decode(this.codec.encode(stored)).value()).isEqualTo(point);
	}

	@Test
	void valueWhenMutableIsAnOwnOneForEveryReader() {
		Mutable value = new Mutable();
		value.name = "a";
		StoredValue stored = this.codec.store(this.json.type(Mutable.class), value);
		value.name = "changed";
		Mutable read = (Mutable) stored.value();
		assertThat(read.name).isEqualTo("a");
		read.name = "changed";
		assertThat(((Mutable) stored.value()).name).isEqualTo("a");
	}

	@Test
	void valueWhenARecordOfSomethingMutableIsAnOwnOneForEveryReader() {
		Holder value = new Holder(new ArrayList<>(List.of("a")));
		StoredValue stored = this.codec.store(this.json.type(Holder.class), value);
		((Holder) stored.value()).all().add("b");
		assertThat(((Holder) stored.value()).all()).containsExactly("a");
	}

	@Test
	void setWhenInAnOrderKeepsIt() {
		Set<String> ordered = new LinkedHashSet<>(List.of("zz", "a", "m", "b", "y"));
		ValueType type = this.json.type(new ParameterizedTypeReference<Set<String>>() {
		}.getType());
		StoredValue stored = this.codec.store(type, ordered);
		assertThat((Set<?>) this.codec.decode(this.codec.encode(stored)).value()).map(Object::toString)
			.containsExactly("zz", "a", "m", "b", "y");
	}

	@Test
	void elementsWhenOfAPublisherAreKeptAsTheyAre() {
		Point point = new Point(1, 2);
		StoredValue stored = this.codec.store(this.json.listOf(Point.class), new ArrayList<>(List.of(point)));
		assertThat(((List<?>) stored.value()).get(0)).isSameAs(point);
		StoredValue read = this.codec.decode(this.codec.encode(stored));
		assertThat(read.value()).isEqualTo(List.of(point)).isSameAs(read.value());
	}

	@Test
	void nothingWhenEncodedComesBackAsNothing() {
		ValueType type = this.json.type(Point.class);
		assertThat(this.codec.decode(this.codec.encode(this.codec.store(type, null)))).isSameAs(StoredValue.nothing());
		assertThat(this.codec.decode(this.codec.encode(StoredValue.passed())).isPassed()).isTrue();
	}

	@Test
	void fieldWhenLeftOutByJacksonKeepsTheValueFromBeingShared() {
		ValueType secret = this.json.type(Secret.class);
		StoredValue stored = this.codec.store(secret, new Secret("a", "b"));
		assertThat(stored.value()).as("immutable, so it may stay here").isEqualTo(new Secret("a", "b"));
		assertThat(this.codec.encode(stored)).as("shared, it would come back without its password").isNull();
		assertThat(secret.problem()).contains("password");
	}

	@Test
	void subclassWhenMutableAndDeclaredAsItsParentIsNotKept() {
		Submutable value = new Submutable();
		assertThat(this.codec.store(this.json.type(Mutable.class), value)).isNull();
	}

	@ParameterizedTest
	@MethodSource("openTypes")
	void typeWhenItDoesNotSayWhatItIsHasAProblem(Class<?> type) {
		assertThat(this.json.type(type).problem()).isNotNull();
	}

	static List<Class<?>> openTypes() {
		return List.of(Object.class, Number.class, Shape.class, WithObject.class, WithShape.class, ByClass.class,
				WithByClass.class);
	}

	@Test
	void typeWhenPolymorphicByNamesIsReadByThem() {
		ValueType type = this.json.type(ByName.class);
		assertThat(type.problem()).isNull();
		assertThat(roundTrip(type, new ByName.First(1))).isEqualTo(new ByName.First(1));
	}

	@Test
	void mapperWhenItHasDefaultTypingLosesIt() {
		JsonMapper typing = JsonMapper.builder()
			.activateDefaultTyping(BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
					DefaultTyping.NON_FINAL)
			.build();
		CacheJson json = new CacheJson(typing);
		JsonValueCodec codec = json.codec("typed");
		byte[] bytes = codec.encode(codec.store(json.type(Point.class), new Point(1, 2)));
		assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Point", "dev.covet");
	}

	@ParameterizedTest
	@MethodSource("garbage")
	void bytesWhenNoValueAreUnreadable(byte[] bytes) {
		this.codec.declare(this.json.type(Point.class));
		assertThatExceptionOfType(UnreadableValueException.class).isThrownBy(() -> this.codec.decode(bytes));
	}

	static List<byte[]> garbage() throws IOException {
		ByteArrayOutputStream serialized = new ByteArrayOutputStream();
		new ObjectOutputStream(serialized).writeObject(new ArrayList<>(List.of("a")));
		return List.of(new byte[0], new byte[] { 1 }, new byte[] { 1, 1 }, new byte[] { 1, 7 }, new byte[] { 2, 0 },
				new byte[] { 1, 0, 0 }, new byte[] { 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, '{', '}' }, new byte[5000],
				serialized.toByteArray(), "[\"java.util.ArrayList\",[]]".getBytes(StandardCharsets.UTF_8),
				"{\"@class\":\"javax.swing.JEditorPane\"}".getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@MethodSource("planted")
	void jsonWhenPlantedBehindAHeaderThatIsRightIsUnreadable(String planted) {
		byte[] bytes = this.codec.encode(this.codec.store(this.json.type(Point.class), new Point(1, 2)));
		byte[] forged = Arrays.copyOf(bytes, 10 + planted.length());
		System.arraycopy(planted.getBytes(StandardCharsets.UTF_8), 0, forged, 10, planted.length());
		assertThatExceptionOfType(UnreadableValueException.class).isThrownBy(() -> this.codec.decode(forged));
	}

	static List<String> planted() {
		return List.of("{", "null", "[]", "{\"x\":1,\"y\":2}{}", "{\"x\":1,\"y\":2,\"z\":3}", "{\"x\":\"a\",\"y\":2}",
				"{\"x\":1,\"y\":2,\"@class\":\"java.lang.Thread\"}", "{\"x\":null,\"y\":2}", "{\"x\":-1,\"y\":2}",
				"[".repeat(5000));
	}

	@Test
	void bytesWhenOfAnOlderClassWithOtherFieldsAreUnreadable() {
		byte[] bytes = this.codec.encode(this.codec.store(this.json.type(Point.class), new Point(1, 2)));
		JsonValueCodec newer = this.json.codec("values");
		newer.declare(this.json.type(Holder.class));
		assertThatExceptionOfType(UnreadableValueException.class).isThrownBy(() -> newer.decode(bytes));
		assertThat(TypeShape.of(JsonMapper.shared().constructType(Old.Pair.class), JsonMapper.shared())
			.text()
			.replace("Old", "New"))
			.isNotEqualTo(TypeShape.of(JsonMapper.shared().constructType(New.Pair.class), JsonMapper.shared()).text());
	}

	private Object roundTrip(ValueType type, Object value) {
		return this.codec.decode(this.codec.encode(this.codec.store(type, value))).value();
	}

	enum Color {

		RED

	}

	record Everything(String text, Long number, BigDecimal decimal, UUID uuid, Instant instant, OffsetDateTime offset,
			ZonedDateTime zoned, LocalDate date, Color color, Optional<String> optional, List<String> list,
			Map<String, Integer> map) {
	}

	record Point(int x, int y) {

		Point {
			if (x < 0) {
				throw new IllegalArgumentException("negative");
			}
		}

	}

	record Holder(List<String> all) {
	}

	record Secret(String name, @JsonIgnore String password) {
	}

	record WithObject(Object any) {
	}

	record WithShape(List<Shape> shapes, Duration duration) {
	}

	interface Shape {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
	static class ByClass {

	}

	record WithByClass(ByClass one) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	@JsonSubTypes(@JsonSubTypes.Type(value = ByName.First.class, name = "first"))
	interface ByName {

		record First(int number) implements ByName {
		}

	}

	static class Mutable {

		public String name = "";

	}

	static class Submutable extends Mutable {

		public int more = 1;

	}

	static class Old {

		record Pair(int one) {
		}

	}

	static class New {

		record Pair(int one, int two) {
		}

	}

}
