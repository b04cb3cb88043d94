package dev.covet;

import java.util.Locale;

import io.r2dbc.spi.ConnectionFactoryOptions;

/**
 * The MariaDB server of the tests, started by the first that needs it.
 */
public final class TestMariaDb {

	private static final MariaDbServer SERVER = MariaDbServer.start();

	private TestMariaDb() {
	}

	public static int port() {
		return SERVER.port();
	}

	/**
	 * Create the database of a test class, empty, in place of one that is there.
	 * @param test the test class
	 * @return options for connections to it
	 */
	public static ConnectionFactoryOptions database(Class<?> test) {
		String name = test.getSimpleName().toLowerCase(Locale.ROOT);
		SERVER.execute("DROP DATABASE IF EXISTS " + name)
			.then(SERVER.execute("CREATE DATABASE " + name + " COLLATE utf8mb4_general_ci"))
			.block(TestDatabase.TIMEOUT);
		return SERVER.options().option(ConnectionFactoryOptions.DATABASE, name).build();
	}

}
