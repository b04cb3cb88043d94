package dev.covet.query.binary;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.message.Format;

/**
 * The time zone of a session. The driver hears of every change of it, but shows it only
 * in what its codec makes of a {@code timestamptz} as local time; the difference to UTC
 * is the offset.
 */
final class SessionZone {

	private final Codec<?> local;

	private SessionZone(Codec<?> local) {
		this.local = local;
	}

	static SessionZone of(List<Codec<?>> driverCodecs) {
		return driverCodecs.stream()
			.filter((codec) -> codec.canDecode(BuiltinType.TIMESTAMPTZ.oid(), Format.FORMAT_BINARY,
					LocalDateTime.class))
			.findFirst()
			.map(SessionZone::new)
			.orElseThrow(() -> new IllegalStateException("The driver has no codec for local date and time"));
	}

	/**
	 * Read a timestamptz with the offset that the session's zone has at that instant, as
	 * in text transfer. The driver takes the offset that the JVM's zone has today.
	 * @param value a value that {@linkplain DriverValues#isRight the driver reads right}
	 * @return the date and time
	 */
	OffsetDateTime read(ByteBuf value) {
		long micros = value.getLong(value.readerIndex());
		LocalDateTime dateTime = localTime(value);
		return dateTime.atOffset(offset(dateTime, micros));
	}

	ZoneOffset offsetAt(long micros) {
		// Before that every zone is on its local mean time, and the driver's reading
		// wrong
		long safe = Math.max(Math.floorDiv(micros, 1_000_000) * 1_000_000, DriverValues.GREGORIAN_MICROS);
		return offset(localTime(Unpooled.buffer(8).writeLong(safe)), safe);
	}

	@SuppressWarnings("unchecked")
	private LocalDateTime localTime(ByteBuf value) {
		Codec<LocalDateTime> codec = (Codec<LocalDateTime>) this.local;
		return Objects.requireNonNull(
				codec.decode(value, BuiltinType.TIMESTAMPTZ.oid(), Format.FORMAT_BINARY, LocalDateTime.class));
	}

	private static ZoneOffset offset(LocalDateTime dateTime, long micros) {
		long utc = Math.floorDiv(micros, 1_000_000) + DriverValues.EPOCH_SECOND;
		return ZoneOffset.ofTotalSeconds((int) (dateTime.toEpochSecond(ZoneOffset.UTC) - utc));
	}

}
