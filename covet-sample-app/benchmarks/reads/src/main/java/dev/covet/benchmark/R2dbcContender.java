package dev.covet.benchmark;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.covet.benchmark.Blog.Category;
import dev.covet.benchmark.Blog.Comment;
import dev.covet.benchmark.Blog.Contact;
import dev.covet.benchmark.Blog.GraphPost;
import dev.covet.benchmark.Blog.JoinedPost;
import dev.covet.benchmark.Blog.Post;
import dev.covet.benchmark.Blog.Tag;
import dev.covet.benchmark.Blog.User;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The driver used by hand: columns read by place and type, each row mapped once, a graph
 * read by three statements in turn on one connection.
 */
class R2dbcContender implements Contender {

	private final ConnectionPool pool;

	private final boolean binary;

	private final R2dbcWrites writes;

	R2dbcContender(Database.Address database, boolean binary) {
		this(pool(database, binary), binary);
	}

	R2dbcContender(ConnectionPool pool, boolean binary) {
		this.pool = pool;
		this.binary = binary;
		this.writes = new R2dbcWrites(this.pool);
	}

	// Of the size that Boot gives a pool
	private static ConnectionPool pool(Database.Address database, boolean binary) {
		PostgresqlConnectionConfiguration configuration = PostgresqlConnectionConfiguration.builder()
			.host("localhost")
			.port(database.port())
			.username("postgres")
			.database("postgres")
			.forceBinary(binary)
			.build();
		return new ConnectionPool(ConnectionPoolConfiguration.builder(new PostgresqlConnectionFactory(configuration))
			.initialSize(10)
			.maxSize(10)
			.build());
	}

	@Override
	public Object run(Work work, long position) {
		return switch (work) {
			case USER_BY_ID -> user(position).block();
			case FLAT_POSTS -> list(Sql.POSTS, R2dbcContender::post, position, Work.PAGE).block();
			case JOINED_POSTS -> list(Sql.JOINED_POSTS, R2dbcContender::joinedPost, position, Work.PAGE).block();
			case GRAPH -> graph(position).block();
			case TWO_COLUMNS -> all(Sql.TWO_COLUMNS, R2dbcContender::contact).block();
			case USERS -> all(Sql.USERS, (row) -> user(row, 0)).block();
			case IN_FLIGHT -> Flux.range(0, Work.READS_IN_FLIGHT)
				.flatMap((i) -> user((position + i) % Database.USERS + 1), Work.CONCURRENCY)
				.collectList()
				.block();
			default -> this.writes.run(work, position);
		};
	}

	private Mono<User> user(long id) {
		return Mono.usingWhen(this.pool.create(),
				(connection) -> query(connection, Sql.USER_BY_ID, (row) -> user(row, 0), id).single(),
				Connection::close);
	}

	private <T> Mono<List<T>> all(String sql, Function<Readable, T> mapping) {
		return this.binary ? list(sql + Sql.BOUND, mapping, true) : list(sql, mapping);
	}

	private <T> Mono<List<T>> list(String sql, Function<Readable, T> mapping, Object... values) {
		return Mono.usingWhen(this.pool.create(), (connection) -> query(connection, sql, mapping, values).collectList(),
				Connection::close);
	}

	private static <T> Flux<T> query(Connection connection, String sql, Function<Readable, T> mapping,
			Object... values) {
		Statement statement = connection.createStatement(sql);
		for (int i = 0; i < values.length; i++) {
			statement.bind(i, values[i]);
		}
		return Flux.from(statement.execute()).flatMap((result) -> result.map(mapping));
	}

	private Mono<List<GraphPost>> graph(long after) {
		return Mono.usingWhen(this.pool.create(), (connection) -> graph(connection, after), Connection::close);
	}

	private static Mono<List<GraphPost>> graph(Connection connection, long after) {
		Map<Long, GraphPost> byId = new HashMap<>();
		return query(connection, Sql.JOINED_POSTS, R2dbcContender::graphPost, after, Work.PAGE)
			.doOnNext((post) -> byId.put(post.id(), post))
			.collectList()
			.delayUntil((posts) -> {
				Long[] ids = byId.keySet().toArray(new Long[0]);
				Flux<?> tags = query(connection, Sql.TAGS,
						(row) -> byId.get(row.get(0, Long.class)).tags().add(tag(row)), new Object[] { ids });
				Flux<?> comments = query(connection, Sql.COMMENTS, (row) -> {
					Comment comment = comment(row);
					return byId.get(comment.postId()).comments().add(comment);
				}, new Object[] { ids });
				return tags.thenMany(comments).then();
			});
	}

	private static User user(Readable row, int first) {
		return new User(row.get(first, Long.class), row.get(first + 1, String.class), row.get(first + 2, String.class),
				row.get(first + 3, Boolean.class), row.get(first + 4, BigDecimal.class),
				row.get(first + 5, Integer.class), row.get(first + 6, Instant.class),
				row.get(first + 7, Instant.class));
	}

	private static Category category(Readable row, int first) {
		return new Category(row.get(first, Long.class), row.get(first + 1, String.class),
				row.get(first + 2, String.class));
	}

	private static Contact contact(Readable row) {
		return new Contact(row.get(0, Long.class), row.get(1, String.class));
	}

	static Post post(Readable row) {
		return new Post(row.get(0, Long.class), row.get(1, String.class), row.get(2, String.class),
				row.get(3, Long.class), row.get(4, Instant.class), row.get(5, Long.class), row.get(6, Long.class));
	}

	private static JoinedPost joinedPost(Readable row) {
		return new JoinedPost(row.get(0, Long.class), row.get(1, String.class), row.get(2, String.class),
				row.get(3, Long.class), row.get(4, Instant.class), user(row, 7), category(row, 15));
	}

	private static GraphPost graphPost(Readable row) {
		return new GraphPost(row.get(0, Long.class), row.get(1, String.class), row.get(2, String.class),
				row.get(3, Long.class), row.get(4, Instant.class), user(row, 7), category(row, 15), new ArrayList<>(),
				new ArrayList<>());
	}

	private static Tag tag(Readable row) {
		return new Tag(row.get(1, Long.class), row.get(2, String.class));
	}

	private static Comment comment(Readable row) {
		return new Comment(row.get(0, Long.class), row.get(1, String.class), row.get(2, Instant.class),
				row.get(3, Long.class), row.get(4, Long.class));
	}

	@Override
	public List<?> plain(Work work, Object result) {
		return (result instanceof List<?> list) ? list : List.of(result);
	}

	@Override
	public void close() {
		this.pool.close().block();
	}

}
