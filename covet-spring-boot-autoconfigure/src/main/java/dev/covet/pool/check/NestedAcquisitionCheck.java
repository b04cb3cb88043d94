package dev.covet.pool.check;

import dev.covet.pool.PoolPressure;
import org.jspecify.annotations.Nullable;

/**
 * Whoever holds a connection waits for another one. Where all do, nobody gets one.
 */
final class NestedAcquisitionCheck extends PerPoolCheck {

	@Override
	public String id() {
		return "nested-acquisition";
	}

	@Override
	@Nullable PoolFinding examine(PoolSituation.Reading reading) {
		PoolPressure pressure = reading.pressure();
		if (pressure.nestedInTransaction() + pressure.nestedInRequest() == 0) {
			return null;
		}
		return reading.finding(id(),
				(pressure.nestedTimeouts() > 0) ? PoolFinding.Severity.ERROR : PoolFinding.Severity.WARNING,
				("A transaction that held a connection asked for another one %s; a request held one while it waited %d ms or longer "
						+ "for another one %s; %d of these ended with the timeout")
					.formatted(times(pressure.nestedInTransaction()), PoolPressure.NOTED_WAIT.toMillis(),
							times(pressure.nestedInRequest()), pressure.nestedTimeouts()),
				"Avoid REQUIRES_NEW and queries inside of an open stream or transaction that don't take part in it; "
						+ "until then, make covet.pool.size plus covet.pool.max-overflow larger than the number of requests that may do so at the same time");
	}

}
