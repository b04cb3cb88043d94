package dev.covet.pool.check;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A check that looks at each pool by itself.
 */
abstract class PerPoolCheck implements PoolCheck {

	@Override
	public final List<PoolFinding> examine(PoolSituation situation) {
		return situation.pools().stream().flatMap((reading) -> Stream.ofNullable(examine(reading))).toList();
	}

	abstract @Nullable PoolFinding examine(PoolSituation.Reading reading);

	static String millis(Duration duration) {
		double millis = duration.toNanos() / 1e6;
		return String.format(Locale.ROOT, (millis < 10) ? "%.1f ms" : "%.0f ms", millis);
	}

	static String number(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}

	static String times(long count) {
		return (count == 1) ? "once" : count + " times";
	}

	static String percent(double share) {
		return String.format(Locale.ROOT, "%.0f %%", 100 * share);
	}

}
