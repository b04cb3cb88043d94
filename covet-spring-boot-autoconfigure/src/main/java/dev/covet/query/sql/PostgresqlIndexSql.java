package dev.covet.query.sql;

import java.util.List;
import java.util.Locale;

import dev.covet.mapping.EntityModel;
import dev.covet.mapping.IndexModel;

/**
 * Indexes of PostgreSQL.
 */
record PostgresqlIndexSql(SqlDialect dialect) implements IndexSql {

	// "covet" in ASCII; advisory locks are those of one database.
	private static final long LOCK = 0x636f766574L;

	// An option of a column has bit 1 for DESC and bit 2 for NULLS FIRST; each is the
	// default with the other.
	private static final String LIST = """
			SELECT n.relname::text AS name, i.indexrelid::regclass::text AS sql_name, \
			pg_get_indexdef(i.indexrelid) AS definition, \
			COALESCE(a.attname::text, pg_get_indexdef(i.indexrelid, k.place, true)) AS column_name, \
			CASE i.indoption[k.place - 1] WHEN 0 THEN 'ASC' WHEN 3 THEN 'DESC' ELSE 'OTHER' END AS direction, \
			i.indisunique AS is_unique, \
			EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x')) \
			AS is_constraint, i.indisvalid AND i.indisready AS is_valid, \
			EXISTS (SELECT 1 FROM pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid) AS is_building, \
			m.amname = 'btree' AND i.indexprs IS NULL AND NOT EXISTS (SELECT 1 FROM unnest(i.indclass) AS o(oid) \
			JOIN pg_opclass oc ON oc.oid = o.oid WHERE NOT oc.opcdefault) AS is_plain, \
			pg_get_expr(i.indpred, i.indrelid) AS predicate \
			FROM pg_class t LEFT JOIN (pg_index i JOIN pg_class n ON n.oid = i.indexrelid \
			JOIN pg_am m ON m.oid = n.relam \
			CROSS JOIN LATERAL generate_series(1, i.indnkeyatts) AS k(place) \
			LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.place - 1]) \
			ON i.indrelid = t.oid WHERE t.oid = to_regclass($1) ORDER BY n.relname, k.place""";

	private static final String PROBE = "covet_index_probe";

	@Override
	public String list() {
		return LIST;
	}

	@Override
	public List<Object> table(EntityModel entity) {
		return List.of(this.dialect.quote(entity.table()));
	}

	@Override
	public String columnName(IndexModel.Column column) {
		return QuotedName.of(this.dialect.quote(column.column().identifier()), (name) -> name.toLowerCase(Locale.ROOT));
	}

	@Override
	public String create(IndexModel index) {
		return new IndexDefinition(this.dialect, index).create("CONCURRENTLY IF NOT EXISTS ");
	}

	@Override
	public String drop(String name) {
		return "DROP INDEX CONCURRENTLY IF EXISTS " + name;
	}

	// An empty copy of the table, which nobody else sees.
	@Override
	public List<String> normalise(IndexModel index) {
		IndexDefinition definition = new IndexDefinition(this.dialect, index);
		return List.of(
				"CREATE TEMPORARY TABLE " + PROBE + " (LIKE " + this.dialect.quote(index.entity().table())
						+ ") ON COMMIT DROP",
				"CREATE INDEX ON pg_temp." + PROBE + " " + definition.columns() + definition.where(),
				"SELECT pg_get_expr(indpred, indrelid) FROM pg_index WHERE indrelid = 'pg_temp." + PROBE
						+ "'::regclass");
	}

	@Override
	public String tryLock() {
		return "SELECT pg_try_advisory_lock(" + LOCK + ")";
	}

	@Override
	public String unlock() {
		return "SELECT pg_advisory_unlock(" + LOCK + ")";
	}

}
