package dev.covet.query.plan;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A step of the way in which the database runs a statement.
 *
 * @param type what is done, in the database's words: {@code Seq Scan}
 * @param sequential whether a table is read from its beginning to its end
 * @param table the table that is read, {@code null} where none is
 * @param index the index that is used, {@code null} where none is
 * @param totalCost the cost of this step and those below it in the planner's units, or
 * {@code null} where the database doesn't tell
 * @param estimatedRows the number of rows that the planner expects, of one worker where
 * several share the work, or {@code null} where the database doesn't tell
 * @param actualRows the number of rows that came out in all, {@code null} where the
 * statement did not run or the database doesn't tell
 * @param condition the condition by which rows are looked up or left out, or {@code null}
 * @param children the steps whose rows go into this one
 * @since 0.1.0
 */
public record PlanNode(String type, boolean sequential, @Nullable String table, @Nullable String index,
		@Nullable Double totalCost, @Nullable Long estimatedRows, @Nullable Long actualRows, @Nullable String condition,
		List<PlanNode> children) {

	/**
	 * Return this step and all below it.
	 * @return the steps, each before those below it
	 */
	public Stream<PlanNode> nodes() {
		return Stream.concat(Stream.of(this), this.children.stream().flatMap(PlanNode::nodes));
	}

	@Override
	public String toString() {
		StringBuilder line = new StringBuilder(this.type);
		line.append((this.table != null) ? " on " + this.table : "");
		line.append((this.index != null) ? " using " + this.index : "");
		line.append((this.totalCost != null) ? ", cost " + this.totalCost : "");
		line.append((this.estimatedRows != null) ? ", expects " + this.estimatedRows + " rows" : "");
		line.append((this.actualRows != null) ? ", got " + this.actualRows : "");
		return line.append((this.condition != null) ? ", " + this.condition : "").toString();
	}

}
