package dev.covet.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.covet.query.plan.PlanNode;
import dev.covet.query.plan.QueryPlan;
import org.jspecify.annotations.Nullable;

/**
 * Reads H2's plans: the statement again, with comments that name the index of each table,
 * {@code "posts" "t0" /* PUBLIC.posts_views_idx: "views" > ?1 *&#47;}. Costs, rows and
 * times are not told.
 */
final class H2Plan {

	private static final Pattern IDENTIFIER = Pattern.compile("\"(?:[^\"]|\"\")*\"|\\w+");

	// The table, perhaps with schema and alias, before a comment.
	private static final Pattern SCAN = Pattern.compile("((?:" + IDENTIFIER + "\\.)?" + IDENTIFIER + ")(?:\\s+"
			+ IDENTIFIER + ")?\\s+/\\*\\s*((?:" + IDENTIFIER + "\\.)*)([^:*]+?)(?::\\s*(.*?))?\\s*\\*/",
			Pattern.DOTALL);

	private static final String TABLE_SCAN = "tableScan";

	private H2Plan() {
	}

	static QueryPlan read(String sql, String text) {
		List<PlanNode> scans = new ArrayList<>();
		Matcher matcher = SCAN.matcher(text);
		while (matcher.find()) {
			scans.add(scan(last(matcher.group(1)), last(matcher.group(3)), matcher.group(4)));
		}
		PlanNode root = new PlanNode("Select", false, null, null, null, null, null, null, List.copyOf(scans));
		return new QueryPlan(sql, text, root, null, null, Map.of());
	}

	private static PlanNode scan(String table, String index, @Nullable String condition) {
		boolean sequential = index.equals(TABLE_SCAN);
		return new PlanNode(sequential ? "Table Scan" : "Index Scan", sequential, table, sequential ? null : index,
				null, null, null, condition, List.of());
	}

	private static String last(String name) {
		Matcher matcher = IDENTIFIER.matcher(name);
		String last = name;
		while (matcher.find()) {
			last = matcher.group();
		}
		return last.startsWith("\"") ? last.substring(1, last.length() - 1).replace("\"\"", "\"") : last;
	}

}
