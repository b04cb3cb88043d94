package dev.covet.pool.server;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The query for a server's limit, with two columns: the limit and what is reserved.
 */
final class LimitQuery {

	// PostgreSQL has reserved_connections since version 16. A role or database may have a
	// lower limit of its own, -1 is none; those limits know no reserve.
	private static final String POSTGRESQL = """
			SELECT least(s.most, r.most, d.most) AS most, \
			CASE WHEN s.most <= least(r.most, d.most) THEN s.reserved ELSE 0 END AS reserved \
			FROM (SELECT current_setting('max_connections')::int AS most, \
			current_setting('superuser_reserved_connections')::int \
			+ coalesce(nullif(current_setting('reserved_connections', true), ''), '0')::int AS reserved) s, \
			(SELECT nullif(rolconnlimit, -1) AS most FROM pg_roles WHERE rolname = current_user) r, \
			(SELECT nullif(datconnlimit, -1) AS most FROM pg_database WHERE datname = current_database()) d""";

	private static final String MARIADB = "SELECT @@max_connections AS most, 0 AS reserved";

	private LimitQuery() {
	}

	// By the product's name; null where no limit is known.
	static @Nullable String of(@Nullable String product) {
		String name = (product != null) ? product.toLowerCase(Locale.ROOT) : "";
		if (name.contains("postgresql")) {
			return POSTGRESQL;
		}
		return (name.contains("mariadb") || name.contains("mysql")) ? MARIADB : null;
	}

}
