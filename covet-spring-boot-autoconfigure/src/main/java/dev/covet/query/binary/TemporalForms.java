package dev.covet.query.binary;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Text of dates, times and intervals, with DateStyle ISO, which the driver sets, and
 * IntervalStyle postgres, which {@link ConnectionTypes} makes sure of.
 */
final class TemporalForms {

	static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

	private static final long SECOND = 1_000_000;

	private static final long HOUR = 3_600 * SECOND;

	private TemporalForms() {
	}

	static String date(ByteBuf value) {
		int days = value.readInt();
		if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
			return (days > 0) ? "infinity" : "-infinity";
		}
		LocalDate date = EPOCH.plusDays(days);
		return day(date) + era(date);
	}

	static String timestamp(ByteBuf value) {
		return timestamp(value.readLong(), null);
	}

	static String timestampWithZone(ByteBuf value, ConnectionTypes types) {
		long micros = value.readLong();
		return timestamp(micros, isInfinite(micros) ? null : types.offsetAt(micros));
	}

	static String time(ByteBuf value) {
		return clock(value.readLong());
	}

	static String timeWithZone(ByteBuf value) {
		return clock(value.readLong()) + offset(-value.readInt());
	}

	static String interval(ByteBuf value, ConnectionTypes types) {
		types.requireDefaultSetting("IntervalStyle");
		long micros = value.readLong();
		int days = value.readInt();
		int months = value.readInt();
		if (days == months && (months == Integer.MAX_VALUE || months == Integer.MIN_VALUE)) {
			return (months > 0) ? "infinity" : "-infinity";
		}
		StringBuilder text = new StringBuilder();
		boolean negative = part(text, months / 12, "year", false);
		negative = part(text, months % 12, "mon", negative);
		negative = part(text, days, "day", negative);
		if (micros != 0 || text.isEmpty()) {
			text.append(text.isEmpty() ? "" : " ").append((micros < 0) ? "-" : negative ? "+" : "");
			text.append(clock(Math.abs(micros)));
		}
		return text.toString();
	}

	private static boolean part(StringBuilder text, int amount, String unit, boolean afterNegative) {
		if (amount == 0) {
			return afterNegative;
		}
		text.append(text.isEmpty() ? "" : " ").append((afterNegative && amount > 0) ? "+" : "");
		text.append(amount).append(' ').append(unit).append((amount != 1) ? "s" : "");
		return amount < 0;
	}

	private static String timestamp(long micros, @Nullable ZoneOffset offset) {
		if (isInfinite(micros)) {
			return (micros > 0) ? "infinity" : "-infinity";
		}
		LocalDateTime utc = EPOCH.atStartOfDay().plusSeconds(Math.floorDiv(micros, SECOND));
		LocalDateTime local = (offset != null) ? utc.plusSeconds(offset.getTotalSeconds()) : utc;
		long ofDay = local.toLocalTime().toSecondOfDay() * SECOND + Math.floorMod(micros, SECOND);
		LocalDate date = local.toLocalDate();
		return day(date) + " " + clock(ofDay) + ((offset != null) ? offset(offset.getTotalSeconds()) : "") + era(date);
	}

	private static boolean isInfinite(long micros) {
		return micros == Long.MAX_VALUE || micros == Long.MIN_VALUE;
	}

	private static String day(LocalDate date) {
		return "%04d-%02d-%02d".formatted(date.get(ChronoField.YEAR_OF_ERA), date.getMonthValue(),
				date.getDayOfMonth());
	}

	private static String era(LocalDate date) {
		return (date.getYear() <= 0) ? " BC" : "";
	}

	private static String clock(long micros) {
		String text = "%02d:%02d:%02d".formatted(micros / HOUR, micros / (60 * SECOND) % 60, micros / SECOND % 60);
		long fraction = micros % SECOND;
		return (fraction != 0) ? text + ("." + (SECOND + fraction)).replaceFirst("\\.1", ".").replaceFirst("0+$", "")
				: text;
	}

	private static String offset(int seconds) {
		int absolute = Math.abs(seconds);
		String text = ((seconds < 0) ? "-" : "+") + "%02d".formatted(absolute / 3_600);
		if (absolute % 3_600 != 0) {
			text += ":%02d".formatted(absolute / 60 % 60);
		}
		return (absolute % 60 != 0) ? text + ":%02d".formatted(absolute % 60) : text;
	}

}
