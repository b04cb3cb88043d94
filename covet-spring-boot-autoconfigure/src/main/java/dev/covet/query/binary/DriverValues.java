package dev.covet.query.binary;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import io.netty.buffer.ByteBuf;

/**
 * The types that the driver has codecs for which don't read every value right in binary
 * form: a NaN and the infinities become 0, days before October 1582 are shifted by a
 * Julian calendar, an infinite date is some day, the offset of a timestamp is today's,
 * jsonb as text starts with a version byte. Fractions of a second before the year 2000,
 * 24:00 and IPv6 addresses fail.
 */
final class DriverValues {

	/** How many types there are, arrays included. */
	static final int TYPES = 18;

	static final long EPOCH_SECOND = 946_684_800;

	private static final int GREGORIAN_DAYS = (int) ChronoUnit.DAYS.between(TemporalForms.EPOCH,
			LocalDate.of(1582, 10, 15));

	static final long GREGORIAN_MICROS = GREGORIAN_DAYS * 86_400_000_000L;

	private static final int MAXIMUM_DAYS = 100_000_000;

	private DriverValues() {
	}

	/**
	 * Return the number of a type among those of this class, as a look-up without boxing
	 * is needed for every value read.
	 * @param oid the type
	 * @return a number below {@link #TYPES}, or -1 for all other types
	 */
	static int indexOf(int oid) {
		return switch (oid) {
			case 1700 -> 0; // numeric
			case 1231 -> 1;
			case 1082 -> 2; // date
			case 1182 -> 3;
			case 1083 -> 4; // time
			case 1183 -> 5;
			case 1114 -> 6; // timestamp
			case 1115 -> 7;
			case 1184 -> 8; // timestamptz
			case 1185 -> 9;
			case 1266 -> 10; // timetz
			case 1270 -> 11;
			case 869 -> 12; // inet
			case 1041 -> 13;
			case 18 -> 14; // "char"
			case 1002 -> 15;
			case 3802 -> 16; // jsonb
			case 1187 -> 17; // interval[], while interval alone has no binary codec
			default -> -1;
		};
	}

	/**
	 * Return whether the driver reads a value right. Arrays and jsonb never pass.
	 * @param value the value, not moved
	 * @param oid a type of this class
	 * @return whether its codec can be used
	 */
	static boolean isRight(ByteBuf value, int oid) {
		int index = value.readerIndex();
		return switch (oid) {
			case 1700 -> value.getShort(index) != 0 || value.getLong(index) == 0;
			case 1082 -> value.getInt(index) >= GREGORIAN_DAYS && value.getInt(index) < MAXIMUM_DAYS;
			case 1083, 1266 -> value.getLong(index) < 86_400_000_000L;
			case 1114, 1184 -> isRightTimestamp(value.getLong(index));
			case 869 -> value.readableBytes() == 8 && value.getUnsignedByte(index + 1) == 32;
			case 18 -> value.getByte(index) > 0;
			default -> false;
		};
	}

	private static boolean isRightTimestamp(long micros) {
		return (micros >= 0) ? micros != Long.MAX_VALUE : micros >= GREGORIAN_MICROS && micros % 1_000_000 == 0;
	}

}
