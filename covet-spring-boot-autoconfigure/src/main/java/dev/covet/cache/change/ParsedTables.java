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
		Set<Writing> how = EnumSet.of(Writing.UPDATE);
		if (update.getStartJoins() != null) {
			update.getStartJoins().forEach((join) -> putJoined(join, how));
		}
		return write(update.getTable(), how);
	}

	// MariaDB names the tables, or their aliases, in front of FROM or of USING.
	private boolean delete(Delete delete) {
		List<Table> mentioned = new ArrayList<>();
		if (delete.getTable() != null) {
			mentioned.add(delete.getTable());
		}
		List<Table> targets = (delete.getTables() != null) ? delete.getTables() : List.of();
		if (targets.isEmpty()) {
			return delete.getTable() != null && write(delete.getTable(), EnumSet.of(Writing.DELETE));
		}
		if (delete.getJoins() != null) {
			delete.getJoins().forEach((join) -> {
				if (join.getRightItem() instanceof Table table) {
					mentioned.add(table);
				}
			});
		}
		this.writes++;
		targets.forEach((target) -> put(resolve(target, mentioned), EnumSet.of(Writing.DELETE)));
		return true;
	}

	private static Table resolve(Table target, List<Table> mentioned) {
		return mentioned.stream()
			.filter((table) -> table.getAlias() != null && target.getSchemaName() == null
					&& TableNames.tag(table.getAlias().getName()).equals(TableNames.tag(target.getName())))
			.findFirst()
			.orElse(target);
	}

	private void putJoined(Join join, Set<Writing> how) {
		if (join.getRightItem() instanceof Table table) {
			put(table, how);
		}
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
