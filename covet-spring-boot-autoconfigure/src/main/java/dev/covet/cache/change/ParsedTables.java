package dev.covet.cache.change;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.ParenthesedStatement;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.upsert.Upsert;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a statement writes to, by JSqlParser.
 */
final class ParsedTables {

	private final Map<String, Set<Writing>> tables = new LinkedHashMap<>();

	private int writes;

	private ParsedTables() {
	}

	// The tables of a statement that consists of a number of writes; null if it can't be
	// parsed in time, or if fewer writes were found.
	static @Nullable Map<String, Set<Writing>> of(String sql, int writes) {
		Statement statement = TimedParser.parse(sql);
		if (statement == null) {
			return null;
		}
		ParsedTables parsed = new ParsedTables();
		return (parsed.add(statement) && parsed.writes >= writes) ? parsed.tables : null;
	}

	// Whether the statement is of a kind whose tables are known here.
	private boolean add(Statement statement) {
		if (statement instanceof ParenthesedStatement outer && !(statement instanceof ParenthesedSelect)) {
			Statement inner = unwrap(outer);
			return inner != outer && add(inner);
		}
		if (statement instanceof Insert insert) {
			boolean updates = insert.getConflictAction() != null || insert.getDuplicateUpdateSets() != null;
			return write(insert.getTable(),
					updates ? EnumSet.of(Writing.INSERT, Writing.UPDATE) : EnumSet.of(Writing.INSERT))
					&& with(insert.getWithItemsList()) && query(insert.getSelect());
		}
		if (statement instanceof Update update) {
			return update(update) && with(update.getWithItemsList());
		}
		if (statement instanceof Delete delete) {
			return delete(delete) && with(delete.getWithItemsList());
		}
		if (statement instanceof Merge merge) {
			return write(merge.getTable(), Writing.ROWS) && with(merge.getWithItemsList());
		}
		if (statement instanceof Upsert upsert) {
			return write(upsert.getTable(), Writing.ROWS) && query(upsert.getSelect());
		}
		return statement instanceof Select select && query(select);
	}

	private static Statement unwrap(ParenthesedStatement statement) {
		if (statement instanceof ParenthesedInsert insert) {
			return insert.getInsert();
		}
		if (statement instanceof ParenthesedUpdate update) {
			return update.getUpdate();
		}
		return (statement instanceof ParenthesedDelete delete) ? delete.getDelete() : statement;
	}

	private boolean query(@Nullable Select select) {
		if (select == null) {
			return true;
		}
		if (select instanceof PlainSelect plain && plain.getIntoTables() != null) {
			plain.getIntoTables().forEach((table) -> put(table, Writing.ANY));
		}
		boolean inner = true;
		if (select instanceof ParenthesedSelect parenthesed) {
			inner = query(parenthesed.getSelect());
		}
		if (select instanceof SetOperationList operations) {
			inner = operations.getSelects().stream().allMatch(this::query);
		}
		return inner && with(select.getWithItemsList());
	}

	private boolean with(@Nullable List<WithItem<?>> items) {
		return items == null || items.stream().allMatch((item) -> add(item.getParenthesedStatement()));
	}

	// MariaDB updates several joined tables at once; which of them, only the columns
	// tell.
	private boolean update(Update update) {
		List<Table> joined = joined(update.getStartJoins());
		if (joined == null) {
			return false;
		}
		joined.forEach((table) -> put(table, EnumSet.of(Writing.UPDATE)));
		return write(update.getTable(), EnumSet.of(Writing.UPDATE));
	}

	// MariaDB names the tables, or their aliases, in front of FROM or of USING.
	private boolean delete(Delete delete) {
		List<Table> targets = (delete.getTables() != null) ? delete.getTables() : List.of();
		if (targets.isEmpty()) {
			return write(delete.getTable(), EnumSet.of(Writing.DELETE));
		}
		List<Table> mentioned = joined(delete.getJoins());
		if (mentioned == null || delete.getTable() == null) {
			return false;
		}
		mentioned.add(delete.getTable());
		this.writes++;
		targets.forEach((target) -> put(resolve(target, mentioned), EnumSet.of(Writing.DELETE)));
		return true;
	}

	// The tables that are joined, null if there may be more than can be seen here.
	private static @Nullable List<Table> joined(@Nullable List<Join> joins) {
		List<Table> tables = new ArrayList<>();
		for (Join join : (joins != null) ? joins : List.<Join>of()) {
			if (join.getRightItem() instanceof Table table) {
				tables.add(table);
			}
			else if (!(join.getRightItem() instanceof Select)) {
				return null;
			}
		}
		return tables;
	}

	private static Table resolve(Table target, List<Table> mentioned) {
		return mentioned.stream()
			.filter((table) -> table.getAlias() != null && target.getSchemaName() == null
					&& TableNames.tag(table.getAlias().getName()).equals(TableNames.tag(target.getName())))
			.findFirst()
			.orElse(target);
	}

	private boolean write(@Nullable Table table, Set<Writing> how) {
		this.writes++;
		if (table != null) {
			put(table, how);
		}
		return table != null;
	}

	private void put(Table table, Set<Writing> how) {
		this.tables.computeIfAbsent(TableNames.tag(table.getName()), (name) -> EnumSet.noneOf(Writing.class))
			.addAll(how);
	}

}
