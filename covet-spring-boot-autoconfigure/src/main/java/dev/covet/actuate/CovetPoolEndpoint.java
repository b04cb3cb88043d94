package dev.covet.actuate;

import java.util.List;

import dev.covet.pool.check.PoolChecks;
import dev.covet.pool.check.PoolDoctor;
import dev.covet.pool.check.PoolFinding;
import dev.covet.pool.check.PoolSituation;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The endpoint {@code covetpool}: how the pools are set, how they stand, which size their
 * use asks for, whether the server takes all connections, and what is wrong. Reads
 * figures only: nothing is asked of a pool or the database. SQL is shown with literals
 * masked, bind values are not shown.
 *
 * @since 0.1.0
 */
@Endpoint(id = "covetpool", defaultAccess = Access.READ_ONLY)
public final class CovetPoolEndpoint {

	private final PoolDoctor doctor;

	/**
	 * Create the endpoint.
	 * @param doctor looks at the pools
	 */
	public CovetPoolEndpoint(PoolDoctor doctor) {
		this.doctor = doctor;
	}

	/**
	 * Return how the pools stand.
	 * @return a description of all pools
	 */
	@ReadOperation
	public PoolsDescriptor pools() {
		PoolSituation situation = this.doctor.look();
		List<PoolDescriptor> pools = situation.pools().stream().map(PoolDescriptor::of).toList();
		return new PoolsDescriptor(pools, ConnectionsDescriptor.of(situation.total()), situation.unpooled(),
				PoolChecks.examine(situation));
	}

	/**
	 * All pools.
	 *
	 * @param pools each pool
	 * @param connections the connections of all instances and the server's limit
	 * @param unpooled the names of connection factories that have no pool
	 * @param findings what is wrong, the worst first
	 */
	public record PoolsDescriptor(List<PoolDescriptor> pools, ConnectionsDescriptor connections, List<String> unpooled,
			List<PoolFinding> findings) {
	}

}
