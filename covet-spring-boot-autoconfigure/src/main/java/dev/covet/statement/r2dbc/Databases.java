package dev.covet.statement.r2dbc;

import java.util.Locale;

import dev.covet.statement.ConnectionWrites;
import io.r2dbc.spi.Connection;

/**
 * What is known of the databases.
 */
final class Databases {

	private Databases() {
	}

	static ConnectionWrites writesOf(Connection connection) {
		String name = connection.getMetadata().getDatabaseProductName().toLowerCase(Locale.ROOT);
		boolean postgresql = name.contains("postgresql");
		// Their drivers read from each answer of the server whether a transaction is open
		boolean exact = postgresql || name.contains("mariadb") || name.contains("mysql") || name.contains("h2");
		return new ConnectionWrites(postgresql, exact);
	}

}
