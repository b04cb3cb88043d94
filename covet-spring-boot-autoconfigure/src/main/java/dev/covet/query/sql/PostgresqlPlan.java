package dev.covet.query.sql;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.covet.query.plan.PlanNode;
import dev.covet.query.plan.QueryPlan;
import org.jspecify.annotations.Nullable;

/**
 * Reads PostgreSQL's plans in JSON.
 */
final class PostgresqlPlan {

	private PostgresqlPlan() {
	}

	static QueryPlan read(String sql, String json) {
		Map<?, ?> explained = (Map<?, ?>) ((List<?>) Objects.requireNonNull(Json.read(json))).get(0);
		PlanNode root = node((Map<?, ?>) Objects.requireNonNull(explained.get("Plan")));
		Duration execution = millis(explained.get("Execution Time"));
		Duration planning = (execution != null) ? millis(explained.get("Planning Time")) : null;
		return new QueryPlan(sql, json, root, planning, execution, Map.of());
	}

	private static PlanNode node(Map<?, ?> plan) {
		String type = String.valueOf(plan.get("Node Type"));
		return new PlanNode(type, type.equals("Seq Scan"), text(plan, "Relation Name"), text(plan, "Index Name"),
				number(plan.get("Total Cost")), rounded(number(plan.get("Plan Rows"))), actualRows(plan),
				condition(plan), children(plan.get("Plans")));
	}

	private static List<PlanNode> children(@Nullable Object plans) {
		return (plans instanceof List<?> list) ? list.stream().map((child) -> node((Map<?, ?>) child)).toList()
				: List.of();
	}

	// PostgreSQL tells the average of all runs of a step.
	private static @Nullable Long actualRows(Map<?, ?> plan) {
		Double rows = number(plan.get("Actual Rows"));
		Double loops = number(plan.get("Actual Loops"));
		return (rows != null && loops != null) ? rounded(rows * loops) : null;
	}

	private static @Nullable String condition(Map<?, ?> plan) {
		return Stream.of("Index Cond", "Hash Cond", "Merge Cond", "Join Filter", "Recheck Cond", "Filter")
			.map((key) -> text(plan, key))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private static @Nullable String text(Map<?, ?> plan, String key) {
		Object value = plan.get(key);
		return (value != null) ? value.toString() : null;
	}

	private static @Nullable Double number(@Nullable Object value) {
		return (value instanceof Number number) ? number.doubleValue() : null;
	}

	private static @Nullable Long rounded(@Nullable Double value) {
		return (value != null) ? Math.round(value) : null;
	}

	private static @Nullable Duration millis(@Nullable Object value) {
		Double millis = number(value);
		return (millis != null) ? Duration.ofNanos(Math.round(millis * 1_000_000)) : null;
	}

}
