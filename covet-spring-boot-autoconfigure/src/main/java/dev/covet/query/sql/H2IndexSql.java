package dev.covet.query.sql;

import java.util.List;
import java.util.Locale;

import dev.covet.mapping.EntityModel;
import dev.covet.mapping.IndexModel;
import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Indexes of H2, which has no partial ones.
 */
record H2IndexSql(SqlDialect dialect) implements IndexSql {

	// H2 generates the indexes of constraints, of foreign keys among them.
	private static final String LIST = """
			SELECT i.INDEX_NAME AS "name", '"' || i.INDEX_SCHEMA || '"."' || i.INDEX_NAME || '"' AS "sql_name", \
			i.INDEX_TYPE_NAME || ' ' || i.INDEX_NAME AS "definition", c.COLUMN_NAME AS "column_name", \
			c.ORDERING_SPECIFICATION AS "direction", i.INDEX_TYPE_NAME <> 'INDEX' AS "is_unique", \
			i.IS_GENERATED AS "is_constraint", TRUE AS "is_valid", FALSE AS "is_building", \
			i.INDEX_TYPE_NAME IN ('INDEX', 'UNIQUE INDEX', 'PRIMARY KEY') AS "is_plain", \
			CAST(NULL AS VARCHAR) AS "predicate" \
			FROM INFORMATION_SCHEMA.TABLES t LEFT JOIN (INFORMATION_SCHEMA.INDEXES i \
			JOIN INFORMATION_SCHEMA.INDEX_COLUMNS c ON c.INDEX_SCHEMA = i.INDEX_SCHEMA AND c.INDEX_NAME = i.INDEX_NAME) \
			ON i.TABLE_SCHEMA = t.TABLE_SCHEMA AND i.TABLE_NAME = t.TABLE_NAME \
			WHERE t.TABLE_NAME = $1 AND t.TABLE_SCHEMA = COALESCE(NULLIF($2, ''), CURRENT_SCHEMA) \
			ORDER BY i.INDEX_NAME, c.ORDINAL_POSITION""";

	@Override
	public String list() {
		return LIST;
	}

	@Override
	public List<Object> table(EntityModel entity) {
		List<SqlIdentifier> parts = entity.table().stream().toList();
		String schema = (parts.size() > 1) ? name(parts.get(0)) : "";
		return List.of(name(parts.get(parts.size() - 1)), schema);
	}

	@Override
	public String columnName(IndexModel.Column column) {
		return name(column.column().identifier());
	}

	private String name(SqlIdentifier identifier) {
		return QuotedName.of(this.dialect.quote(identifier), (name) -> name.toUpperCase(Locale.ROOT));
	}

	@Override
	public String create(IndexModel index) {
		if (index.where() != null) {
			throw new UnsupportedOperationException("H2 has no partial indexes: leave where out of @Index '"
					+ index.name().getReference() + "' of " + index.entity());
		}
		return new IndexDefinition(this.dialect, index).create("IF NOT EXISTS ");
	}

	@Override
	public String drop(String name) {
		return "DROP INDEX IF EXISTS " + name;
	}

	@Override
	public List<String> normalise(IndexModel index) {
		create(index);
		return List.of();
	}

	@Override
	public @Nullable String tryLock() {
		return null;
	}

	@Override
	public @Nullable String unlock() {
		return null;
	}

}
