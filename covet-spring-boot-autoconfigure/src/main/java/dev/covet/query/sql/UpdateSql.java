package dev.covet.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.covet.query.plan.WriteShape.Setting;
import dev.covet.query.plan.WriteShape.Update;

/**
 * Writes an update of rows that meet a condition, up to the condition. An expression
 * means the row as it was: where the database sets one column after the other, what reads
 * a column is set before it.
 */
final class UpdateSql {

	private final SqlWriter sql;

	private final Update update;

	private final String alias;

	UpdateSql(SqlWriter sql, Update update, String alias) {
		this.sql = sql;
		this.update = update;
		this.alias = alias;
	}

	void write() {
		this.sql.append("UPDATE ")
			.append(this.sql.dialect().quote(this.update.root().table()))
			.append(" ")
			.append(this.alias);
		String glue = " SET ";
		for (Setting setting : this.sql.dialect().setsInTurn() ? inTurn() : this.update.settings()) {
			this.sql.append(glue).append(this.sql.dialect().quote(setting.column().identifier())).append(" = ");
			set(this.sql, setting);
			glue = ", ";
		}
	}

	private void set(SqlWriter to, Setting setting) {
		switch (setting.kind()) {
			case VALUE -> to.bind(setting.value(), setting.column());
			case NULL -> to.append("NULL");
			case INCREMENT ->
				to.column(this.alias, setting.column()).append(" + ").bind(setting.value(), setting.column());
			case TERM -> computed(to, setting);
		}
	}

	private void computed(SqlWriter to, Setting setting) {
		Scope scope = new Scope(to, this.alias, this.update.root(), null);
		TermSql.collect(setting.required(), scope);
		if (!scope.isEmpty()) {
			throw new IllegalArgumentException(setting.column()
					+ " is set to something of a related row, which an update can't join: use a sub-query");
		}
		new TermSql(to).write(setting.required(), scope);
	}

	private List<Setting> inTurn() {
		List<Written> left = new ArrayList<>();
		for (Setting setting : this.update.settings()) {
			Written written = new Written(setting, this.sql.aside());
			set(written.text(), setting);
			left.add(written);
		}
		List<Setting> ordered = new ArrayList<>();
		while (!left.isEmpty()) {
			Written next = left.stream()
				.filter((written) -> left.stream().noneMatch((other) -> other != written && reads(other, written)))
				.findFirst()
				.orElseThrow(() -> circle(left));
			left.remove(next);
			ordered.add(next.setting());
		}
		return ordered;
	}

	private boolean reads(Written other, Written written) {
		return other.text()
			.contains(this.alias + "." + this.sql.dialect().quote(written.setting().column().identifier()));
	}

	private UnsupportedOperationException circle(List<Written> left) {
		String columns = left.stream()
			.map((written) -> written.setting().column().toString())
			.collect(Collectors.joining(" and "));
		return new UnsupportedOperationException(
				"%s sets one column after the other, and %s are computed of each other: change the entities with bulkUpdate"
					.formatted(this.sql.dialect().name(), columns));
	}

	/**
	 * What a column is set to, as it would be written.
	 *
	 * @param setting how the column is set
	 * @param text its expression
	 */
	private record Written(Setting setting, SqlWriter text) {
	}

}
