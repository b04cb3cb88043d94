package dev.covet.pool.check;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One thread does the work of all connections.
 */
final class EventLoopCheck extends PerPoolCheck {

	private static final int FEW = 4;

	@Override
	public String id() {
		return "one-event-loop";
	}

	@Override
	@Nullable PoolFinding examine(PoolSituation.Reading reading) {
		Map<String, Integer> loops = reading.pool().connectionsByEventLoop();
		int connections = loops.values().stream().mapToInt(Integer::intValue).sum();
		if (loops.size() != 1 || connections < FEW) {
			return null;
		}
		return reading.finding(id(), PoolFinding.Severity.WARNING,
				"All %d connections of pool '%s' are served by the thread '%s'".formatted(connections,
						reading.pool().getName(), loops.keySet().iterator().next()),
				"Give the driver event loops of its own that are not colocated (for PostgreSQL its option loopResources, by a ConnectionFactoryOptionsBuilderCustomizer), "
						+ "and don't open connections from an event loop's thread");
	}

}
