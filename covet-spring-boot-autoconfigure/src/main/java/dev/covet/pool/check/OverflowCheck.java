package dev.covet.pool.check;

import dev.covet.pool.PoolRecommendation;
import dev.covet.pool.PoolStatus;
import org.jspecify.annotations.Nullable;

/**
 * Connections above the size are no exception.
 */
final class OverflowCheck extends PerPoolCheck {

	private static final double OFTEN = 0.5;

	@Override
	public String id() {
		return "overflow-always";
	}

	@Override
	@Nullable PoolFinding examine(PoolSituation.Reading reading) {
		PoolStatus status = reading.status();
		double share = reading.pressure().overflowShare();
		if (status.acquire().count() < PoolRecommendation.FEWEST_SAMPLES || share <= OFTEN) {
			return null;
		}
		PoolRecommendation recommended = PoolRecommendation.of(status);
		int size = (recommended != null) ? Math.max(recommended.size(), status.size() + 1) : status.size() + 1;
		return reading.finding(id(), PoolFinding.Severity.WARNING,
				"At %s of %d acquisitions of late, pool '%s' had more than its %d connections open (%d above now)"
					.formatted(percent(share), status.acquire().count(), status.name(), status.size(),
							status.overflow()),
				"Raise covet.pool.size from %d to %d: overflow is closed and opened again, which costs more than a query"
					.formatted(status.size(), size));
	}

}
