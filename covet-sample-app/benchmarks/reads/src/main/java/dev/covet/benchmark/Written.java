package dev.covet.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * What a contender returned for a write, and what is in the tables then.
 */
final class Written {

	private static final int SAMPLES = 3;

	private static final String CONTENT = """
			SELECT 'event ' || e::text FROM events e UNION ALL SELECT 'account ' || a::text FROM accounts a ORDER BY 1""";

	private Written() {
	}

	static String digest(Database.Address database, Contender contender, Work work) {
		try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
				Statement statement = connection.createStatement()) {
			statement.execute("TRUNCATE events RESTART IDENTITY");
			statement.execute("UPDATE accounts SET balance = 0, logins = 0, changed_at = timestamptz '2020-01-01 00:00:00Z'");
			MessageDigest digest = EqualityCheck.sha256();
			for (int i = 0; i < SAMPLES; i++) {
				Object result = contender.run(work, work.position(i * 41L));
				digest.update(contender.plain(work, result).toString().getBytes(StandardCharsets.UTF_8));
			}
			try (ResultSet rows = statement.executeQuery(CONTENT)) {
				while (rows.next()) {
					digest.update(rows.getString(1).getBytes(StandardCharsets.UTF_8));
				}
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
