package dev.covet.query.execute;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;

import dev.covet.query.plan.Plan;
import dev.covet.query.plan.QueryExecutor;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Reads a result chunk by chunk. A driver connection can't answer a second query while a
 * cursor is open on it, so prefetches need another one: it is taken before the first row
 * is read, and not waited for. Where there is none, as in a transaction or with a pool of
 * one, the rows are read whole and prefetched for chunk by chunk.
 */
final class Streaming {

	private static final Duration SECOND_CONNECTION_WAIT = Duration.ofMillis(250);

	private final QueryExecutor executor;

	private final PrefetchLoader prefetches;

	private final ConnectionFactory connectionFactory;

	Streaming(QueryExecutor executor, PrefetchLoader prefetches, ConnectionFactory connectionFactory) {
		this.executor = executor;
		this.prefetches = prefetches;
		this.connectionFactory = connectionFactory;
	}

	Flux<Object> stream(Plan plan, Reading reading, int chunk) {
		Plan.Options options = plan.options().withFetchSize(chunk);
		if (plan.prefetches().isEmpty()) {
			return Flux.defer(() -> {
				Chunks chunks = new Chunks(reading, this.prefetches, plan, chunk);
				return this.executor.execute(plan.select(), chunks::read, options);
			});
		}
		return GivenConnection.isTransactional(this.connectionFactory)
			.flatMapMany((transactional) -> transactional ? readWhole(plan, reading, chunk)
					: withTwoConnections(plan, reading, options, chunk));
	}

	private Flux<Object> withTwoConnections(Plan plan, Reading reading, Plan.Options options, int chunk) {
		return Flux.usingWhen(connection(),
				(cursor) -> Flux.usingWhen(secondConnection(),
						(second) -> second.map((other) -> cursor(plan, reading, options, chunk, cursor, other))
							.orElseGet(() -> Flux.error(new NoSecondConnection())),
						this::closeIfPresent),
				Connection::close)
			.onErrorResume(NoSecondConnection.class, (ex) -> readWhole(plan, reading, chunk));
	}

	private Mono<Connection> connection() {
		return Mono.from(this.connectionFactory.create())
			.<Connection>map((connection) -> connection)
			.onErrorMap(R2dbcException.class,
					(ex) -> new DataAccessResourceFailureException("Failed to obtain R2DBC Connection", ex));
	}

	private Mono<Optional<Connection>> secondConnection() {
		return connection().map(Optional::of)
			.timeout(SECOND_CONNECTION_WAIT)
			.onErrorResume((ex) -> ex instanceof TimeoutException || ex instanceof DataAccessResourceFailureException,
					(ex) -> Mono.just(Optional.empty()));
	}

	private org.reactivestreams.Publisher<Void> closeIfPresent(Optional<Connection> connection) {
		return connection.<org.reactivestreams.Publisher<Void>>map(Connection::close).orElse(Mono.empty());
	}

	private Flux<Object> cursor(Plan plan, Reading reading, Plan.Options options, int chunk, Connection cursor,
			Connection other) {
		Chunks chunks = new Chunks(reading, this.prefetches, plan, chunk);
		return this.executor.execute(plan.select(), chunks::read, options)
			.contextWrite((context) -> GivenConnection.put(context, cursor))
			.buffer(chunk)
			.concatMap((objects) -> load(plan, chunks.next())
				.contextWrite((context) -> GivenConnection.put(context, other))
				.thenReturn(objects), 1)
			.concatMapIterable((objects) -> objects);
	}

	private Flux<Object> readWhole(Plan plan, Reading reading, int chunk) {
		return Flux.defer(() -> {
			Chunks chunks = new Chunks(reading, this.prefetches, plan, chunk);
			return this.executor.execute(plan.select(), chunks::read, plan.options())
				.collectList()
				.flatMapMany(Flux::fromIterable)
				.buffer(chunk)
				.concatMap((objects) -> load(plan, chunks.next()).thenReturn(objects), 1)
				.concatMapIterable((objects) -> objects);
		});
	}

	private Mono<Void> load(Plan plan, Result result) {
		return this.prefetches.load(plan.prefetches(), result).doOnTerminate(result.session()::forget);
	}

	/**
	 * What waits for a prefetch, chunk by chunk: a row counts to the chunk that it is
	 * read into. Each chunk has instances and siblings of its own, or the memory would
	 * fill with those of all that went before.
	 */
	private static final class Chunks {

		private final Reading reading;

		private final RelationLoading loading;

		private final Plan plan;

		private final int size;

		private final Queue<Result> results = new ConcurrentLinkedQueue<>();

		private @Nullable Result current;

		private int read;

		Chunks(Reading reading, RelationLoading loading, Plan plan, int size) {
			this.reading = reading;
			this.loading = loading;
			this.plan = plan;
			this.size = size;
		}

		Object read(io.r2dbc.spi.Readable row) {
			Result result = this.current;
			if (result == null || this.read % this.size == 0) {
				result = begin(result);
			}
			this.read++;
			return this.reading.read(row, result);
		}

		private Result begin(@Nullable Result before) {
			Result result = this.reading.newResult(new Session(this.loading, this.plan.options()));
			this.current = result;
			if (!this.plan.prefetches().isEmpty()) {
				this.results.add(result);
			}
			else if (before != null) {
				before.session().forget();
			}
			return result;
		}

		Result next() {
			return this.results.remove();
		}

	}

	private static final class NoSecondConnection extends RuntimeException {

		NoSecondConnection() {
			super("no second connection", null, false, false);
		}

	}

}
