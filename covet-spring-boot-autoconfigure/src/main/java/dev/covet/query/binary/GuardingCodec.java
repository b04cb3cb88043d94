package dev.covet.query.binary;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.postgresql.codec.PostgresTypeIdentifier;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the driver's own codecs for the types of {@link DriverValues}: hands on
 * what they read right, and reads the rest itself.
 */
final class GuardingCodec extends DecodingCodec implements CodecMetadata {

	private static final Decoding NOT_GUARDED = (value, oid, type) -> null;

	/** What the driver's codecs take for Object, Number and Temporal. */
	private static final Map<Integer, Class<?>> NATURAL = Map.of(1700, BigDecimal.class, 1082, LocalDate.class, 1083,
			LocalTime.class, 1114, LocalDateTime.class, 1184, OffsetDateTime.class, 1266, OffsetTime.class, 869,
			InetAddress.class, 18, String.class);

	private final List<Codec<?>> driverCodecs;

	private final SessionZone zone;

	private final List<Map<Class<?>, Decoding>> decodings;

	private final AnnouncedTypes announced;

	GuardingCodec(ValueReader reader, List<Codec<?>> driverCodecs, SessionZone zone) {
		super(reader);
		this.driverCodecs = driverCodecs;
		this.zone = zone;
		this.decodings = IntStream.range(0, DriverValues.TYPES)
			.<Map<Class<?>, Decoding>>mapToObj((index) -> new ConcurrentHashMap<>())
			.toList();
		this.announced = AnnouncedTypes.of(driverCodecs, (oid, type) -> canDecode(oid, Format.FORMAT_BINARY, type));
	}

	@Override
	public boolean canDecode(int dataType, Format format, Class<?> type) {
		int index = (format == Format.FORMAT_BINARY) ? DriverValues.indexOf(dataType) : -1;
		return index != -1 && decoding(index, dataType, type) != NOT_GUARDED;
	}

	@Override
	public @Nullable Object decode(@Nullable ByteBuf buffer, int dataType, Format format, Class<?> type) {
		if (buffer != null && DriverValues.isRight(buffer, dataType)) {
			return decoding(DriverValues.indexOf(dataType), dataType, type).decode(buffer, dataType, type);
		}
		return super.decode(buffer, dataType, format, type);
	}

	@Override
	public Class<?> type() {
		return this.announced.currentType();
	}

	@Override
	public Iterable<Format> getFormats() {
		return List.of(Format.FORMAT_BINARY);
	}

	@Override
	public Iterable<? extends PostgresTypeIdentifier> getDataTypes() {
		return this.announced;
	}

	private Decoding decoding(int index, int oid, Class<?> type) {
		Map<Class<?>, Decoding> ofType = this.decodings.get(index);
		Decoding decoding = ofType.get(type);
		return (decoding != null) ? decoding : ofType.computeIfAbsent(type, (key) -> findDecoding(oid, key));
	}

	private Decoding findDecoding(int oid, Class<?> type) {
		if (oid == BuiltinType.JSONB.oid() && (type == Object.class || type == Json.class)) {
			return NOT_GUARDED;
		}
		boolean general = type == Object.class || type == Number.class || type == Temporal.class;
		Class<?> preferred = general ? NATURAL.getOrDefault(oid, type) : type;
		Class<?> natural = type.isAssignableFrom(preferred) ? preferred : type;
		if (oid == BuiltinType.TIMESTAMPTZ.oid() && natural == OffsetDateTime.class) {
			return (value, id, target) -> this.zone.read(value);
		}
		if (oid == BuiltinType.TIMESTAMPTZ.oid() && natural == ZonedDateTime.class) {
			return (value, id, target) -> this.zone.read(value).toZonedDateTime();
		}
		if (oid == BuiltinType.TIMESTAMPTZ.oid() && natural == OffsetTime.class) {
			return (value, id, target) -> this.zone.read(value).toOffsetTime();
		}
		return this.driverCodecs.stream()
			.filter((codec) -> codec.canDecode(oid, Format.FORMAT_BINARY, natural))
			.findFirst()
			.map(GuardingCodec::decodingBy)
			.orElse(NOT_GUARDED);
	}

	@SuppressWarnings("unchecked")
	private static Decoding decodingBy(Codec<?> codec) {
		Codec<Object> driverCodec = (Codec<Object>) codec;
		return (value, oid, type) -> driverCodec.decode(value, oid, Format.FORMAT_BINARY, type);
	}

	@FunctionalInterface
	private interface Decoding {

		@Nullable Object decode(ByteBuf value, int oid, Class<?> type);

	}

}
