package dev.covet.pool.check;

import dev.covet.pool.PoolRecommendation;
import org.jspecify.annotations.Nullable;

/**
 * A pool keeps far more connections than it uses.
 */
final class TooLargeCheck extends PerPoolCheck {

	private static final int SMALL = 10;

	@Override
	public String id() {
		return "too-large";
	}

	@Override
	@Nullable PoolFinding examine(PoolSituation.Reading reading) {
		PoolRecommendation recommended = PoolRecommendation.of(reading.status());
		int size = reading.status().size();
		if (recommended == null || size <= SMALL || recommended.size() * 3 > size) {
			return null;
		}
		return reading.finding(id(), PoolFinding.Severity.INFO,
				"%s acquisitions a second, held for %s (95th percentile), keep %s of %d connections busy".formatted(
						number(recommended.perSecond()), millis(recommended.held()), number(recommended.busy()), size),
				"Lower covet.pool.size from %d towards %d, if this is the time of most traffic: each connection is a process and memory on the server"
					.formatted(size, recommended.size()));
	}

}
