package dev.covet.cache.change;

import org.jspecify.annotations.Nullable;

/**
 * The query for everything of a catalogue that matters here: kind, name, other, detail.
 */
final class CatalogueSql {

	// The named triggers in C touch nothing but the row they are called for.
	private static final String POSTGRESQL = """
			WITH classes AS (
				SELECT c.oid, c.relname::text AS name, c.relkind
				FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
				WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> 'information_schema'
					AND n.nspname <> 'pg_catalog' AND n.nspname !~ '^pg_toast'),
			routines AS (
				SELECT p.oid, p.proname::text AS name, n.nspname = 'pg_catalog' AS builtin, l.lanname,
					EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid
						AND e.deptype = 'e') AS extension,
					CASE WHEN l.lanname IN ('sql', 'plpgsql') AND p.prokind IN ('f', 'p')
						AND n.nspname NOT IN ('pg_catalog', 'information_schema')
						THEN CASE WHEN p.prosrc <> '' THEN p.prosrc ELSE pg_get_functiondef(p.oid) END END AS source
				FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
				WHERE n.nspname <> 'information_schema')
			SELECT 'TABLE', name, NULL::text, NULL::text FROM classes
			UNION ALL
			SELECT 'KEY', r.name, f.name, k.confupdtype::text || '/' || k.confdeltype::text
			FROM pg_constraint k JOIN classes r ON r.oid = k.confrelid JOIN classes f ON f.oid = k.conrelid
			WHERE k.contype = 'f'
			UNION
			SELECT 'VIEW', v.name, b.name, NULL
			FROM pg_rewrite w JOIN classes v ON v.oid = w.ev_class AND v.relkind IN ('v', 'm')
				JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid
					AND d.refclassid = 'pg_class'::regclass
				JOIN classes b ON b.oid = d.refobjid AND b.oid <> v.oid
			UNION
			SELECT 'DEPENDS', v.name, p.name, NULL
			FROM pg_rewrite w JOIN classes v ON v.oid = w.ev_class AND v.relkind IN ('v', 'm')
				JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid
					AND d.refclassid = 'pg_proc'::regclass
				JOIN routines p ON p.oid = d.refobjid
			UNION
			SELECT 'DEPENDS', t.name, b.name, NULL
			FROM pg_policy y JOIN classes t ON t.oid = y.polrelid
				JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND d.objid = y.oid
					AND d.refclassid = 'pg_class'::regclass
				JOIN classes b ON b.oid = d.refobjid AND b.oid <> t.oid
			UNION
			SELECT 'DEPENDS', t.name, p.name, NULL
			FROM pg_policy y JOIN classes t ON t.oid = y.polrelid
				JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND d.objid = y.oid
					AND d.refclassid = 'pg_proc'::regclass
				JOIN routines p ON p.oid = d.refobjid
			UNION
			SELECT 'PART', c.name, p.name, NULL
			FROM pg_inherits i JOIN classes c ON c.oid = i.inhrelid JOIN classes p ON p.oid = i.inhparent
			UNION
			SELECT 'TRIGGER', c.name,
				CASE WHEN p.source IS NOT NULL THEN p.source
					WHEN p.builtin OR p.name IN ('moddatetime', 'insert_username', 'autoinc', 'lo_manage') THEN '' END,
				concat(CASE WHEN g.tgtype & 4 > 0 THEN 'INSERT ' END, CASE WHEN g.tgtype & 8 > 0 THEN 'DELETE ' END,
					CASE WHEN g.tgtype & 16 > 0 THEN 'UPDATE ' END, CASE WHEN g.tgtype & 32 > 0 THEN 'TRUNCATE' END)
			FROM pg_trigger g JOIN classes c ON c.oid = g.tgrelid JOIN routines p ON p.oid = g.tgfoid
			WHERE NOT g.tgisinternal
			UNION
			SELECT 'TRIGGER', c.name, pg_get_ruledef(w.oid), 'INSERT UPDATE DELETE'
			FROM pg_rewrite w JOIN classes c ON c.oid = w.ev_class WHERE w.ev_type <> '1'
			UNION
			SELECT 'ROUTINE', name, source, NULL FROM routines
			WHERE NOT builtin AND (source IS NOT NULL OR NOT extension)""";

	private static final String H2 = """
			SELECT 'TABLE', TABLE_NAME, CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR) FROM INFORMATION_SCHEMA.TABLES
			WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
			UNION ALL
			SELECT 'TABLE', SYNONYM_NAME, NULL, NULL FROM INFORMATION_SCHEMA.SYNONYMS
			UNION ALL
			SELECT 'KEY', u.TABLE_NAME, f.TABLE_NAME, r.UPDATE_RULE || '/' || r.DELETE_RULE
			FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS r
				JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS f
					ON f.CONSTRAINT_SCHEMA = r.CONSTRAINT_SCHEMA AND f.CONSTRAINT_NAME = r.CONSTRAINT_NAME
				JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS u
					ON u.CONSTRAINT_SCHEMA = r.UNIQUE_CONSTRAINT_SCHEMA AND u.CONSTRAINT_NAME = r.UNIQUE_CONSTRAINT_NAME
			UNION ALL
			SELECT 'VIEW', TABLE_NAME, VIEW_DEFINITION, NULL FROM INFORMATION_SCHEMA.VIEWS
			WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
			UNION ALL
			SELECT 'VIEW', SYNONYM_NAME, SYNONYM_FOR, NULL FROM INFORMATION_SCHEMA.SYNONYMS
			UNION ALL
			SELECT 'TRIGGER', EVENT_OBJECT_TABLE, NULL, EVENT_MANIPULATION FROM INFORMATION_SCHEMA.TRIGGERS""";

	private static final String MARIADB = """
			SELECT 'TABLE', TABLE_NAME, NULL, NULL FROM information_schema.TABLES
			WHERE TABLE_SCHEMA NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys')
			UNION ALL
			SELECT 'KEY', REFERENCED_TABLE_NAME, TABLE_NAME, CONCAT(UPDATE_RULE, '/', DELETE_RULE)
			FROM information_schema.REFERENTIAL_CONSTRAINTS
			UNION ALL
			SELECT 'VIEW', TABLE_NAME, NULLIF(VIEW_DEFINITION, ''), NULL FROM information_schema.VIEWS
			WHERE TABLE_SCHEMA NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys')
			UNION ALL
			SELECT 'TRIGGER', EVENT_OBJECT_TABLE, ACTION_STATEMENT, EVENT_MANIPULATION FROM information_schema.TRIGGERS
			WHERE TRIGGER_SCHEMA <> 'sys'
			UNION ALL
			SELECT 'ROUTINE', ROUTINE_NAME, ROUTINE_DEFINITION, NULL FROM information_schema.ROUTINES
			WHERE ROUTINE_SCHEMA NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys')""";

	private CatalogueSql() {
	}

	static @Nullable String of(Database database) {
		return switch (database) {
			case POSTGRESQL -> POSTGRESQL;
			case H2 -> H2;
			case MARIADB -> MARIADB;
			case OTHER -> null;
		};
	}

}
