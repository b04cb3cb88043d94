package dev.covet.pool.check;

import java.time.Duration;

import dev.covet.pool.HeldConnection;
import dev.covet.pool.PoolPressure;
import org.jspecify.annotations.Nullable;

/**
 * A connection, mostly that of a transaction, is held while something else than the
 * database is waited for.
 */
final class PausedConnectionCheck extends PerPoolCheck {

	@Override
	public String id() {
		return "held-without-statement";
	}

	@Override
	@Nullable PoolFinding examine(PoolSituation.Reading reading) {
		PoolPressure pressure = reading.pressure();
		HeldConnection paused = reading.status()
			.longHeld()
			.stream()
			.filter((held) -> held.idleFor().compareTo(PoolPressure.NOTED_PAUSE) >= 0)
			.findFirst()
			.orElse(null);
		if (pressure.pauses() == 0 && paused == null) {
			return null;
		}
		Duration longest = pressure.longestPause();
		if (paused != null && paused.idleFor().compareTo(longest) > 0) {
			longest = paused.idleFor();
		}
		return reading.finding(id(), PoolFinding.Severity.WARNING,
				"A connection was held for %d ms or longer without a new statement %s, %s at most%s".formatted(
						PoolPressure.NOTED_PAUSE.toMillis(), times(pressure.pauses()), millis(longest), now(paused)),
				"If these are no slow statements, take what isn't the database (calls to other services, waiting, long computations) "
						+ "out of the transaction, or before its first statement");
	}

	private static String now(@Nullable HeldConnection paused) {
		return (paused != null) ? "; one that is held now is at it for %s, label %s, last statement: %s"
			.formatted(millis(paused.idleFor()), paused.label(), paused.sql()) : "";
	}

}
