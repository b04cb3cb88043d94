package dev.covet.pool.check;

import java.time.Duration;

import dev.covet.pool.PoolRecommendation;
import dev.covet.pool.PoolStatus;
import org.jspecify.annotations.Nullable;

/**
 * Callers wait for a connection for long.
 */
final class TooSmallCheck extends PerPoolCheck {

	private static final Duration LONG = Duration.ofMillis(10);

	@Override
	public String id() {
		return "too-small";
	}

	@Override
	@Nullable PoolFinding examine(PoolSituation.Reading reading) {
		PoolStatus status = reading.status();
		PoolStatus.Times acquire = status.acquire();
		if (acquire.count() < PoolRecommendation.FEWEST_SAMPLES || acquire.p95().compareTo(LONG) <= 0) {
			return null;
		}
		PoolRecommendation recommended = PoolRecommendation.of(status);
		return reading.finding(id(), PoolFinding.Severity.WARNING,
				"5 of 100 callers waited longer than %s for a connection of pool '%s' (%d acquisitions of late, %s at most, %d timeouts since the start, %d wait now)"
					.formatted(millis(acquire.p95()), status.name(), acquire.count(), millis(acquire.max()),
							status.timeouts(), status.pending()),
				(recommended != null && recommended.size() > status.size())
						? "Raise covet.pool.size from %d to %d, as far as the database can do with it"
							.formatted(status.size(), recommended.size())
						: "The size (covet.pool.size, %d) is enough for this use: look for what holds connections for long, or for a server that is slow to open them"
							.formatted(status.size()));
	}

}
