package dev.covet.pool.check;

import java.util.List;

/**
 * Looks for one thing that may be wrong. Stateless.
 *
 * @since 0.1.0
 */
public interface PoolCheck {

	/**
	 * Return the name of the check, in lower case with hyphens.
	 * @return the id
	 */
	String id();

	/**
	 * Look at the pools.
	 * @param situation the pools at one moment
	 * @return what was found, empty if nothing is wrong or too little is known
	 */
	List<PoolFinding> examine(PoolSituation situation);

}
