package dev.covet.query;

import dev.covet.query.plan.Predicate;

/**
 * How a condition becomes a predicate on an entity's rows. Equal clauses are the same
 * condition.
 */
interface Clause {

	// Resolve the names and append the values.
	Predicate resolve(Resolution resolution);

}
