package dev.covet.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import com.zaxxer.hikari.HikariDataSource;
import dev.covet.benchmark.Blog.Category;
import dev.covet.benchmark.Blog.Comment;
import dev.covet.benchmark.Blog.Contact;
import dev.covet.benchmark.Blog.GraphPost;
import dev.covet.benchmark.Blog.JoinedPost;
import dev.covet.benchmark.Blog.Post;
import dev.covet.benchmark.Blog.Tag;
import dev.covet.benchmark.Blog.User;

/**
 * JDBC used by hand, over a HikariCP pool with its defaults.
 */
class JdbcContender implements Contender {

	private static final Map<String, String> JDBC = new ConcurrentHashMap<>();

	private final HikariDataSource pool;

	private final ExecutorService threads = Executors.newFixedThreadPool(Work.CONCURRENCY, (task) -> {
		Thread thread = new Thread(task);
		thread.setDaemon(true);
		return thread;
	});

	JdbcContender(Database.Address database) {
		this.pool = pool(database);
	}

	static HikariDataSource pool(Database.Address database) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(database.jdbcUrl());
		return pool;
	}

	@Override
	public Object run(Work work, long position) {
		try {
			return switch (work) {
				case USER_BY_ID -> list(Sql.USER_BY_ID, (row) -> user(row, 1), position).get(0);
				case FLAT_POSTS -> list(Sql.POSTS, JdbcContender::post, position, Work.PAGE);
				case JOINED_POSTS -> list(Sql.JOINED_POSTS, JdbcContender::joinedPost, position, Work.PAGE);
				case GRAPH -> graph(position);
				case TWO_COLUMNS -> list(Sql.TWO_COLUMNS, JdbcContender::contact);
				case USERS -> list(Sql.USERS, (row) -> user(row, 1));
				case IN_FLIGHT -> inFlight(this.threads, (i) -> (User) run(Work.USER_BY_ID, i), position);
				default -> throw new IllegalArgumentException(work.toString());
			};
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static <T> List<T> inFlight(ExecutorService threads, LongFunction<T> read, long position) {
		List<Callable<T>> tasks = LongStream.range(0, Work.READS_IN_FLIGHT)
			.mapToObj((i) -> (Callable<T>) () -> read.apply((position + i) % Database.USERS + 1))
			.toList();
		try {
			List<T> results = new ArrayList<>(tasks.size());
			for (Future<T> future : threads.invokeAll(tasks)) {
				results.add(future.get());
			}
			return results;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private <T> List<T> list(String sql, Mapping<T> mapping, Object... values) throws SQLException {
		try (Connection connection = this.pool.getConnection()) {
			return list(connection, sql, mapping, values);
		}
	}

	private static <T> List<T> list(Connection connection, String sql, Mapping<T> mapping, Object... values)
			throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(JDBC.computeIfAbsent(sql, Sql::jdbc))) {
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
			try (ResultSet row = statement.executeQuery()) {
				List<T> rows = new ArrayList<>();
				while (row.next()) {
					rows.add(mapping.map(row));
				}
				return rows;
			}
		}
	}

	private List<GraphPost> graph(long after) throws SQLException {
		try (Connection connection = this.pool.getConnection()) {
			List<GraphPost> posts = list(connection, Sql.JOINED_POSTS, JdbcContender::graphPost, after, Work.PAGE);
			Map<Long, GraphPost> byId = new HashMap<>();
			posts.forEach((post) -> byId.put(post.id(), post));
			long[] ids = posts.stream().mapToLong(GraphPost::id).toArray();
			list(connection, Sql.TAGS, (row) -> byId.get(row.getLong(1)).tags().add(tag(row)), ids);
			list(connection, Sql.COMMENTS, (row) -> {
				Comment comment = comment(row);
				return byId.get(comment.postId()).comments().add(comment);
			}, ids);
			return posts;
		}
	}

	private static User user(ResultSet row, int first) throws SQLException {
		return new User(row.getLong(first), row.getString(first + 1), row.getString(first + 2),
				row.getBoolean(first + 3), row.getBigDecimal(first + 4), row.getInt(first + 5), instant(row, first + 6),
				instant(row, first + 7));
	}

	private static Instant instant(ResultSet row, int column) throws SQLException {
		OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	}

	private static Category category(ResultSet row, int first) throws SQLException {
		return new Category(row.getLong(first), row.getString(first + 1), row.getString(first + 2));
	}

	private static Contact contact(ResultSet row) throws SQLException {
		return new Contact(row.getLong(1), row.getString(2));
	}

	private static Post post(ResultSet row) throws SQLException {
		return new Post(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), instant(row, 5),
				row.getLong(6), row.getLong(7));
	}

	private static JoinedPost joinedPost(ResultSet row) throws SQLException {
		return new JoinedPost(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), instant(row, 5),
				user(row, 8), category(row, 16));
	}

	private static GraphPost graphPost(ResultSet row) throws SQLException {
		return new GraphPost(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), instant(row, 5),
				user(row, 8), category(row, 16), new ArrayList<>(), new ArrayList<>());
	}

	private static Tag tag(ResultSet row) throws SQLException {
		return new Tag(row.getLong(2), row.getString(3));
	}

	private static Comment comment(ResultSet row) throws SQLException {
		return new Comment(row.getLong(1), row.getString(2), instant(row, 3), row.getLong(4), row.getLong(5));
	}

	@Override
	public List<?> plain(Work work, Object result) {
		return (result instanceof List<?> list) ? list : List.of(result);
	}

	@Override
	public void close() {
		this.threads.shutdown();
		this.pool.close();
	}

	/** Maps a row. */
	private interface Mapping<T> {

		T map(ResultSet row) throws SQLException;

	}

}
