package dev.covet.query.binary;

import java.io.InputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.api.RefCursor;
import io.r2dbc.postgresql.codec.Box;
import io.r2dbc.postgresql.codec.Circle;
import io.r2dbc.postgresql.codec.Interval;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.postgresql.codec.Line;
import io.r2dbc.postgresql.codec.Lseg;
import io.r2dbc.postgresql.codec.Path;
import io.r2dbc.postgresql.codec.Point;
import io.r2dbc.postgresql.codec.Polygon;
import io.r2dbc.spi.Blob;
import io.r2dbc.spi.Clob;

/**
 * Every Java type that the driver reads, and some that it doesn't, with their arrays.
 */
final class JavaTypes {

	private static final List<Class<?>> SINGLE = List.of(String.class, Object.class, CharSequence.class,
			Comparable.class, Serializable.class, Number.class, Temporal.class, BigDecimal.class, BigInteger.class,
			Double.class, Float.class, Long.class, Integer.class, Short.class, Byte.class, Boolean.class,
			Character.class, LocalDate.class, LocalDateTime.class, LocalTime.class, OffsetDateTime.class,
			OffsetTime.class, ZonedDateTime.class, Instant.class, Date.class, Year.class, Month.class, MonthDay.class,
			YearMonth.class, DayOfWeek.class, ZoneId.class, Period.class, Duration.class, Interval.class,
			InetAddress.class, UUID.class, URI.class, Json.class, byte[].class, ByteBuffer.class, ByteBuf.class,
			Blob.class, Clob.class, Map.class, Point.class, Box.class, Circle.class, Line.class, Lseg.class, Path.class,
			Polygon.class, RefCursor.class, Thread.State.class);

	private static final List<Class<?>> PRIMITIVE = List.of(int.class, long.class, short.class, byte.class,
			double.class, float.class, boolean.class, char.class);

	/** InputStream is last, as it moves the buffer of the row. */
	static final List<Class<?>> ALL = Stream
		.of(SINGLE, arraysOf(SINGLE), arraysOf(arraysOf(SINGLE)), PRIMITIVE, List.<Class<?>>of(InputStream.class))
		.flatMap(List::stream)
		.toList();

	private JavaTypes() {
	}

	private static List<Class<?>> arraysOf(List<Class<?>> types) {
		return types.stream().<Class<?>>map(Class::arrayType).toList();
	}

}
