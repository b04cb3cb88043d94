package dev.covet.pool;

import java.time.Duration;

import org.springframework.boot.convert.DurationStyle;

/**
 * Holds settings against the values that make sense.
 */
final class PoolRanges {

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

	private static String text(Duration duration) {
		return DurationStyle.SIMPLE.print(duration);
	}

}
