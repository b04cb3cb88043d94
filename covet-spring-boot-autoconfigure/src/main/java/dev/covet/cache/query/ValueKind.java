package dev.covet.cache.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The immutable types whose values are kept as they are, and how each is written.
 */
// The order is what the codes are: new ones go to the end, and none is ever taken out.
enum ValueKind {

	BOOLEAN(Boolean.class, 0, (value, out) -> out.single(((Boolean) value) ? 1 : 0), (in) -> in.single() != 0),

	BYTE(Byte.class, 0, (value, out) -> out.single((Byte) value), ByteReader::single),

	SHORT(Short.class, 8, (value, out) -> out.signed((Short) value), (in) -> (short) in.signed()),

	INTEGER(Integer.class, 16, (value, out) -> out.signed((Integer) value), (in) -> (int) in.signed()),

	LONG(Long.class, 16, (value, out) -> out.signed((Long) value), ByteReader::signed),

	FLOAT(Float.class, 16, (value, out) -> out.four(Float.floatToRawIntBits((Float) value)),
			(in) -> Float.intBitsToFloat(in.four())),

	DOUBLE(Double.class, 16, (value, out) -> out.eight(Double.doubleToRawLongBits((Double) value)),
			(in) -> Double.longBitsToDouble(in.eight())),

	DECIMAL(BigDecimal.class, 64, (value, out) -> {
		BigDecimal number = (BigDecimal) value;
		out.signed(number.scale());
		out.bytes(number.unscaledValue().toByteArray());
	}, (in) -> {
		int scale = (int) in.signed();
		return new BigDecimal(new BigInteger(in.bytes()), scale);
	}),

	BIG_INTEGER(BigInteger.class, 64, (value, out) -> out.bytes(((BigInteger) value).toByteArray()),
			(in) -> new BigInteger(in.bytes())),

	STRING(String.class, 48, (value, out) -> out.text((String) value), ByteReader::text),

	CHARACTER(Character.class, 16, (value, out) -> out.unsigned((Character) value), (in) -> (char) in.unsigned()),

	UNIQUE_ID(UUID.class, 32, (value, out) -> {
		out.eight(((UUID) value).getMostSignificantBits());
		out.eight(((UUID) value).getLeastSignificantBits());
	}, (in) -> new UUID(in.eight(), in.eight())),

	DATE(LocalDate.class, 24, (value, out) -> out.signed(((LocalDate) value).toEpochDay()),
			(in) -> LocalDate.ofEpochDay(in.signed())),

	TIME(LocalTime.class, 24, (value, out) -> out.unsigned(((LocalTime) value).toNanoOfDay()),
			(in) -> LocalTime.ofNanoOfDay(in.unsigned())),

	DATE_TIME(LocalDateTime.class, 72, (value, out) -> ValueKind.write((LocalDateTime) value, out),
			ValueKind::readDateTime),

	OFFSET_DATE_TIME(OffsetDateTime.class, 96, (value, out) -> {
		ValueKind.write(((OffsetDateTime) value).toLocalDateTime(), out);
		out.signed(((OffsetDateTime) value).getOffset().getTotalSeconds());
	}, (in) -> OffsetDateTime.of(ValueKind.readDateTime(in), ZoneOffset.ofTotalSeconds((int) in.signed()))),

	OFFSET_TIME(OffsetTime.class, 48, (value, out) -> {
		out.unsigned(((OffsetTime) value).toLocalTime().toNanoOfDay());
		out.signed(((OffsetTime) value).getOffset().getTotalSeconds());
	}, (in) -> OffsetTime.of(LocalTime.ofNanoOfDay(in.unsigned()), ZoneOffset.ofTotalSeconds((int) in.signed()))),

	INSTANT(Instant.class, 24, (value, out) -> {
		out.signed(((Instant) value).getEpochSecond());
		out.unsigned(((Instant) value).getNano());
	}, (in) -> Instant.ofEpochSecond(in.signed(), in.unsigned())),

	ZONED_DATE_TIME(ZonedDateTime.class, 120, (value, out) -> {
		ZonedDateTime moment = (ZonedDateTime) value;
		ValueKind.write(moment.toLocalDateTime(), out);
		out.signed(moment.getOffset().getTotalSeconds());
		out.text(moment.getZone().getId());
	}, (in) -> ZonedDateTime.ofInstant(ValueKind.readDateTime(in), ZoneOffset.ofTotalSeconds((int) in.signed()),
			ZoneId.of(in.text()))),

	DURATION(Duration.class, 24, (value, out) -> {
		out.signed(((Duration) value).getSeconds());
		out.unsigned(((Duration) value).getNano());
	}, (in) -> Duration.ofSeconds(in.signed(), in.unsigned()));

	private static final ValueKind[] CODES = values();

	private static final Map<Class<?>, ValueKind> TYPES = new HashMap<>();

	static {
		for (ValueKind kind : CODES) {
			TYPES.put(kind.type, kind);
		}
	}

	private final Class<?> type;

	private final int weight;

	private final BiConsumer<Object, ByteWriter> writer;

	private final Function<ByteReader, Object> reader;

	ValueKind(Class<?> type, int weight, BiConsumer<Object, ByteWriter> writer, Function<ByteReader, Object> reader) {
		this.type = type;
		this.weight = weight;
		this.writer = writer;
		this.reader = reader;
	}

	static @Nullable ValueKind of(Class<?> type) {
		return TYPES.get(type);
	}

	static ValueKind ofCode(int code) {
		if (code < 0 || code >= CODES.length) {
			throw ByteReader.unreadable("a type of value that is not known", null);
		}
		return CODES[code];
	}

	Class<?> type() {
		return this.type;
	}

	void write(Object value, ByteWriter out) {
		this.writer.accept(value, out);
	}

	Object read(ByteReader in) {
		return this.reader.apply(in);
	}

	// About what it takes in memory, beside the reference to it.
	int weigh(Object value) {
		return (value instanceof String text) ? this.weight + text.length() : this.weight;
	}

	private static void write(LocalDateTime value, ByteWriter out) {
		out.signed(value.toEpochSecond(ZoneOffset.UTC));
		out.unsigned(value.getNano());
	}

	private static LocalDateTime readDateTime(ByteReader in) {
		return LocalDateTime.ofEpochSecond(in.signed(), (int) in.unsigned(), ZoneOffset.UTC);
	}

}
