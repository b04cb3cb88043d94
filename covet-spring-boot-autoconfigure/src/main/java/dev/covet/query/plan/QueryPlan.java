package dev.covet.query.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How the database runs a query: {@code explain()} and {@code explainAnalyze()}.
 * Immutable. All of it is about the statement of the rows; the plans of the statements
 * that load relations are in {@link #prefetches()}.
 *
 * @param sql the statement
 * @param text what the database answered: JSON on PostgreSQL, the annotated statement on
 * H2
 * @param root the last step, with all others below it
 * @param planningTime how long the planner took; {@code null} without analysis and where
 * the database doesn't tell
 * @param executionTime how long the statement took; {@code null} without analysis and
 * where the database doesn't tell
 * @param prefetches the plans of the statements that load relations, by the relation's
 * path or by the name it is loaded under; empty when none is planned
 * @since 0.1.0
 */
public record QueryPlan(String sql, String text, PlanNode root, @Nullable Duration planningTime,
		@Nullable Duration executionTime, Map<String, QueryPlan> prefetches) {

	/**
	 * Return this plan with those of its prefetches.
	 * @param plans the plans in order
	 * @return a new plan
	 */
	public QueryPlan withPrefetches(Map<String, QueryPlan> plans) {
		return new QueryPlan(this.sql, this.text, this.root, this.planningTime, this.executionTime,
				Collections.unmodifiableMap(plans));
	}

	/**
	 * Return the cost that the planner reckons with, in units of its own.
	 * @return the cost, {@code null} where the database doesn't tell
	 */
	public @Nullable Double totalCost() {
		return this.root.totalCost();
	}

	/**
	 * Return whether an index is used.
	 * @return whether any step uses one
	 */
	public boolean usesIndex() {
		return this.root.nodes().anyMatch((node) -> node.index() != null);
	}

	/**
	 * Return whether an index is used.
	 * @param name the index
	 * @return whether any step uses it
	 */
	public boolean usesIndex(String name) {
		return this.root.nodes().anyMatch((node) -> name.equals(node.index()));
	}

	/**
	 * Return the steps that read a table from its beginning to its end. Each has its
	 * table and the number of rows that the planner expects, and with analysis the number
	 * that came out.
	 * @return the steps, none when all tables are read by index
	 */
	public List<PlanNode> sequentialScans() {
		return this.root.nodes().filter(PlanNode::sequential).toList();
	}

	/**
	 * Return the steps as lines, those below another one indented, and those of the
	 * prefetches behind them.
	 * @return text to read
	 */
	@Override
	public String toString() {
		StringBuilder lines = new StringBuilder();
		write(lines, "", this.root);
		this.prefetches.forEach((name, plan) -> lines.append("prefetch ").append(name).append(":\n").append(plan));
		return lines.toString();
	}

	private static void write(StringBuilder lines, String indent, PlanNode node) {
		lines.append(indent).append(node).append("\n");
		node.children().forEach((child) -> write(lines, indent + "  ", child));
	}

}
