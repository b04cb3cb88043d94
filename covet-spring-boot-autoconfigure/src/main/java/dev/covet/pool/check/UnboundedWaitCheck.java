package dev.covet.pool.check;

import org.jspecify.annotations.Nullable;

/**
 * Callers wait for a connection for ever.
 */
final class UnboundedWaitCheck extends PerPoolCheck {

	@Override
	public String id() {
		return "unbounded-wait";
	}

	@Override
	@Nullable PoolFinding examine(PoolSituation.Reading reading) {
		return reading.pool().isWaitBounded() ? null : reading.finding(id(), PoolFinding.Severity.ERROR,
				"A caller of pool '%s' waits for a connection without a limit; %d wait now"
					.formatted(reading.pool().getName(), reading.status().pending()),
				"Set maxAcquireTime of the application's own pool, or let Covet build it: covet.pool.timeout is its limit");
	}

}
