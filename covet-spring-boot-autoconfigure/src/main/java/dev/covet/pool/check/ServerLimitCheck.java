package dev.covet.pool.check;

import java.util.List;

/**
 * All instances together may ask for more connections than the server takes.
 */
final class ServerLimitCheck implements PoolCheck {

	@Override
	public String id() {
		return "server-limit";
	}

	@Override
	public List<PoolFinding> examine(PoolSituation situation) {
		return situation.total().fits() ? List.of() : List.of(new PoolFinding(id(), PoolFinding.Severity.ERROR, null,
				situation.total().describe(), situation.total().advice()));
	}

}
