package dev.covet.query.plan;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How the database runs a statement, as it says itself.
 *
 * @param sql the statement
 * @param text what the database answered
 * @param root the last step, with all others below it
 * @param planningTime how long the planner took, {@code null} where the statement did not
 * run or the database doesn't tell
 * @param executionTime how long the statement took, {@code null} where it did not run or
 * the database doesn't tell
 * @param prefetches the plans of the statements that load relations of the rows, by the
 * relation's path or by the name it is loaded under
 * @since 0.1.0
 */
public record StatementPlan(String sql, String text, PlanNode root, @Nullable Duration planningTime,
		@Nullable Duration executionTime, Map<String, StatementPlan> prefetches) {

	/**
	 * Return this plan with those of its prefetches.
	 * @param plans the plans in order
	 * @return a new plan
	 */
	public StatementPlan withPrefetches(Map<String, StatementPlan> plans) {
		return new StatementPlan(this.sql, this.text, this.root, this.planningTime, this.executionTime, plans);
	}

}
