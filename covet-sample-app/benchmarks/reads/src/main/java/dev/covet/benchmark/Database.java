package dev.covet.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL of our own, filled with a blog that is the same in each run.
 */
final class Database implements AutoCloseable {

	static final int USERS = 1000;

	static final int POSTS = 10_000;

	private static final String SCHEMA = """
			CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, email text NOT NULL, active boolean NOT NULL,
				reputation numeric(12, 2) NOT NULL, logins integer NOT NULL, created_at timestamptz NOT NULL,
				last_seen_at timestamptz);
			CREATE TABLE categories (id bigint PRIMARY KEY, name text NOT NULL, description text NOT NULL);
			CREATE TABLE posts (id bigint PRIMARY KEY, title text NOT NULL, content text NOT NULL, views bigint NOT NULL,
				published_at timestamptz NOT NULL, author_id bigint NOT NULL REFERENCES users,
				category_id bigint NOT NULL REFERENCES categories);
			CREATE TABLE tags (id bigint PRIMARY KEY, name text NOT NULL);
			CREATE TABLE post_tags (post_id bigint NOT NULL REFERENCES posts, tag_id bigint NOT NULL REFERENCES tags,
				PRIMARY KEY (post_id, tag_id));
			CREATE TABLE comments (id bigint PRIMARY KEY, body text NOT NULL, created_at timestamptz NOT NULL,
				post_id bigint NOT NULL REFERENCES posts, author_id bigint NOT NULL REFERENCES users);
			CREATE TABLE events (id bigserial PRIMARY KEY, name text NOT NULL, kind integer NOT NULL,
				amount numeric(12, 2) NOT NULL, happened_at timestamptz NOT NULL);
			CREATE TABLE accounts (id bigint PRIMARY KEY, owner text NOT NULL, balance numeric(12, 2) NOT NULL,
				logins integer NOT NULL, changed_at timestamptz NOT NULL);
			""";

	private static final String ROWS = """
			INSERT INTO users SELECT i, 'User number ' || i, 'user' || i || '@example.org', i % 7 <> 0,
				(i * 7919 % 1000000) / 100.0, i * 31 % 5000,
				timestamptz '2020-01-01 00:00:00Z' + i * interval '1 hour 13 minutes 7.123456 seconds',
				CASE WHEN i % 10 <> 0 THEN timestamptz '2026-01-01 00:00:00Z' - i * interval '17 minutes 3.5 seconds' END
				FROM generate_series(1, 1000) i;
			INSERT INTO categories SELECT i, 'Category ' || i, 'All that belongs to category number ' || i
				FROM generate_series(1, 20) i;
			INSERT INTO posts SELECT i, 'The title of post number ' || i,
				repeat('Some words of what post ' || i || ' has to say. ', 5), i * 104729 % 100000,
				timestamptz '2021-06-01 00:00:00Z' + i * interval '3 hours 0.654321 seconds', i * 7919 % 1000 + 1,
				i * 31 % 20 + 1
				FROM generate_series(1, 10000) i;
			INSERT INTO tags SELECT i, 'tag-' || i FROM generate_series(1, 100) i;
			INSERT INTO post_tags SELECT p, (p * 13 + t * 17) % 100 + 1
				FROM generate_series(1, 10000) p, generate_series(1, 5) t;
			INSERT INTO comments SELECT (p - 1) * 10 + c, 'Comment ' || c || ' on post ' || p || ': well said.',
				timestamptz '2022-01-01 00:00:00Z' + (p * 10 + c) * interval '1 minute 0.000001 seconds', p,
				(p * 10 + c) * 7919 % 1000 + 1
				FROM generate_series(1, 10000) p, generate_series(1, 10) c;
			INSERT INTO accounts SELECT i, 'owner ' || i, 0, 0, timestamptz '2020-01-01 00:00:00Z'
				FROM generate_series(1, 1000) i;
			CREATE INDEX ON posts (author_id);
			CREATE INDEX ON posts (views DESC, id);
			CREATE INDEX ON comments (post_id);
			VACUUM ANALYZE;
			""";

	private final EmbeddedPostgres server;

	private Database(EmbeddedPostgres server) {
		this.server = server;
	}

	static Database start() throws IOException, SQLException {
		Database database = new Database(EmbeddedPostgres.builder().start());
		try (Connection connection = DriverManager.getConnection(database.address().jdbcUrl());
				Statement statement = connection.createStatement()) {
			statement.execute(SCHEMA);
			for (String sql : ROWS.split(";\\n")) {
				statement.execute(sql);
			}
		}
		return database;
	}

	static void cleanUp(Address address) throws SQLException {
		try (Connection connection = DriverManager.getConnection(address.jdbcUrl());
				Statement statement = connection.createStatement()) {
			statement.execute("TRUNCATE events");
			statement.execute("VACUUM ANALYZE accounts");
		}
	}

	Address address() {
		return new Address(this.server.getPort());
	}

	String version() throws SQLException {
		try (Connection connection = DriverManager.getConnection(address().jdbcUrl());
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SHOW server_version")) {
			result.next();
			return result.getString(1);
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	/**
	 * Where the database is. Measurements run in processes of their own, which are told
	 * by a system property.
	 *
	 * @param port its port on this machine
	 */
	record Address(int port) {

		private static final String PROPERTY = "covet.benchmark.port";

		static Address given() {
			return new Address(Integer.getInteger(PROPERTY));
		}

		String asSystemProperty() {
			return "-D" + PROPERTY + "=" + this.port;
		}

		String jdbcUrl() {
			return "jdbc:postgresql://localhost:" + this.port + "/postgres?user=postgres";
		}

		String r2dbcUrl() {
			return "r2dbc:postgresql://localhost:" + this.port + "/postgres";
		}

	}

}
