package dev.covet.pool.check;

import java.util.List;

/**
 * A connection factory opens a connection for each use.
 */
final class UnpooledCheck implements PoolCheck {

	@Override
	public String id() {
		return "unpooled";
	}

	@Override
	public List<PoolFinding> examine(PoolSituation situation) {
		return situation.unpooled()
			.stream()
			.map((name) -> new PoolFinding(id(), PoolFinding.Severity.WARNING, name,
					"Connection factory '%s' has no pool: each use opens a connection and closes it, and nothing limits their number"
						.formatted(name),
					"Remove the bean and let Covet build a pool of spring.r2dbc.url, or wrap it in an io.r2dbc.pool.ConnectionPool; "
							+ "covet.pool.enabled and spring.r2dbc.pool.enabled must not be false"))
			.toList();
	}

}
