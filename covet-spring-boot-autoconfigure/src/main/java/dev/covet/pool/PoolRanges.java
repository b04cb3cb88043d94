package dev.covet.pool;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.boot.convert.DurationStyle;

/**
 * Holds settings against the values that make sense.
 */
final class PoolRanges {

	private static final List<ChronoUnit> UNITS = List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES,
			ChronoUnit.SECONDS);

	private PoolRanges() {
	}

	static void check(String key, int value, int least, int most) {
		if (value < least || value > most) {
			throw new InvalidPoolSettingException(key, String.valueOf(value), "from %d to %d".formatted(least, most));
		}
	}

	static void check(String key, Duration value, Duration least, Duration most) {
		if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
			throw new InvalidPoolSettingException(key, text(value), "from %s to %s".formatted(text(least), text(most)));
		}
	}

	// In the largest unit that says it exactly.
	private static String text(Duration duration) {
		for (ChronoUnit unit : UNITS) {
			if (!duration.isZero() && duration.toMillis() % unit.getDuration().toMillis() == 0) {
				return DurationStyle.SIMPLE.print(duration, unit);
			}
		}
		return DurationStyle.SIMPLE.print(duration);
	}

}
