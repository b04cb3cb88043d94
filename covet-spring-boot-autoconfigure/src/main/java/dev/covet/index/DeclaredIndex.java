package dev.covet.index;

import java.util.List;
import java.util.Objects;

import dev.covet.mapping.IndexModel;
import dev.covet.query.sql.IndexSql;
import org.jspecify.annotations.Nullable;

/**
 * An index that an entity declares, in the database's words.
 */
record DeclaredIndex(IndexModel model, String create, List<DatabaseIndex.Column> columns, @Nullable String predicate) {

	static DeclaredIndex of(IndexModel model, IndexSql sql, @Nullable String predicate) {
		return new DeclaredIndex(model, sql.create(model), model.columns()
			.stream()
			.map((column) -> new DatabaseIndex.Column(sql.columnName(column), column.descending() ? "DESC" : "ASC"))
			.toList(), predicate);
	}

	String name() {
		return this.model.name().getReference();
	}

	// By what it is, whatever its name. A unique constraint does what an index does.
	boolean is(DatabaseIndex index) {
		boolean asUnique = this.model.unique() == index.unique() || (index.constraint() && index.unique());
		return index.valid() && index.plain() && asUnique && this.columns.equals(index.columns())
				&& Objects.equals(this.predicate, index.predicate());
	}

	IndexReport.Declared describe(String table) {
		return new IndexReport.Declared(this.model.entity().type().getName(), table, name(), this.create);
	}

}
