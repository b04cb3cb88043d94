package dev.covet.query.binary;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Row;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks a new connection, in one statement, for the types that aren't built in and for the
 * settings that text depends on. The row types of tables are left out: there can be
 * thousands.
 */
final class UserTypeQuery {

	private static final Log logger = LogFactory.getLog(UserTypeQuery.class);

	private static final String SQL = """
			SELECT s.interval_style, s.bytea_output, t.*
			FROM (SELECT current_setting('IntervalStyle') AS interval_style,
				current_setting('bytea_output') AS bytea_output) s
			LEFT JOIN (
				SELECT t.oid::int8 AS oid, pg_catalog.format_type(t.oid, NULL) AS name, t.typtype::text AS kind,
					t.typdelim::text AS delimiter, p.proname::text AS send, t.typbasetype::int8 AS base,
					(SELECT r.rngsubtype::int8 FROM pg_catalog.pg_range r WHERE t.typtype IN ('r', 'm')
						AND t.oid::text IN (r.rngtypid::text, to_jsonb(r) ->> 'rngmultitypid')) AS bound
				FROM pg_catalog.pg_type t
				LEFT JOIN pg_catalog.pg_proc p ON p.oid = t.typsend
				LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem
				LEFT JOIN pg_catalog.pg_class c ON c.oid = coalesce(nullif(t.typrelid, 0), e.typrelid)
				WHERE t.oid >= 10000 AND t.typtype <> 'p' AND coalesce(c.relkind, 'c') = 'c'
			) t ON true""";

	private final Map<Integer, DatabaseType> types = new HashMap<>();

	private final Set<String> changedSettings = new HashSet<>();

	private UserTypeQuery() {
	}

	static Mono<ConnectionTypes> run(PostgresqlConnection connection, SessionZone zone) {
		UserTypeQuery query = new UserTypeQuery();
		return Flux.from(connection.createStatement(SQL).execute())
			.flatMap((result) -> result.map((row, metadata) -> query.read(row)))
			.onErrorResume((ex) -> {
				logger.warn("Cannot read the types of the database, values of user-defined types may be unreadable",
						ex);
				return Flux.empty();
			})
			.then(Mono.fromSupplier(
					() -> new ConnectionTypes(Map.copyOf(query.types), Set.copyOf(query.changedSettings), zone)));
	}

	private boolean read(Row row) {
		if (!"postgres".equals(row.get("interval_style", String.class))) {
			this.changedSettings.add("IntervalStyle");
		}
		if (!"hex".equals(row.get("bytea_output", String.class))) {
			this.changedSettings.add("bytea_output");
		}
		String name = row.get("name", String.class);
		if (name != null) {
			char delimiter = text(row, "delimiter").charAt(0);
			this.types.put(oid(row, "oid"), new DatabaseType(name, delimiter, form(row)));
		}
		return true;
	}

	private static TextForm form(Row row) {
		int base = oid(row, "base");
		int bound = oid(row, "bound");
		return switch (text(row, "kind")) {
			case "e" -> TextForm.of(ScalarForms::text);
			case "d" -> (value, types) -> types.toText(base, value);
			case "r" -> (value, types) -> NestedForms.range(value, bound, types);
			case "m" -> (value, types) -> NestedForms.multirange(value, bound, types);
			case "c" -> NestedForms::record;
			default -> formSentBy(text(row, "send"));
		};
	}

	private static TextForm formSentBy(String function) {
		return switch (function) {
			case "array_send" -> NestedForms::array;
			case "citextsend" -> TextForm.of(ScalarForms::text);
			case "hstore_send" -> TextForm.of(DocumentForms::map);
			case "ltree_send", "lquery_send", "ltxtq_send" -> TextForm.of(ScalarForms::versionedText);
			default -> TextForm.none("its binary form is not known");
		};
	}

	private static String text(Row row, String column) {
		String text = row.get(column, String.class);
		return (text != null) ? text : "";
	}

	private static int oid(Row row, String column) {
		Long oid = row.get(column, Long.class);
		return (oid != null) ? oid.intValue() : 0;
	}

}
