package dev.covet.query.execute;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import dev.covet.query.plan.CachePolicy;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.QueryExecutor;
import io.r2dbc.spi.Connection;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Reads a result chunk by chunk. A driver connection can't answer a second query while a
 * cursor is open on it, so prefetches and the application's callbacks need another one:
 * it is taken before the first row is read, and not waited for. Where there is none, as
 * in a transaction or with a pool of one, the rows are read whole and finished chunk by
 * chunk.
 */
final class Streaming {

	private static final Duration SECOND_CONNECTION_WAIT = Duration.ofMillis(250);

	// Where Reactor looks for what is done with dropped values
	private static final String ON_DROPPED = "reactor.onNextDropped.local";

	private final QueryExecutor executor;

	private final PrefetchLoader prefetches;

	private final Connections connections;

	Streaming(QueryExecutor executor, PrefetchLoader prefetches, Connections connections) {
		this.executor = executor;
		this.prefetches = prefetches;
		this.connections = connections;
	}

	Flux<Object> stream(Plan plan, Reading reading, int chunk) {
		return uncached(plan.with(plan.options().withCache(CachePolicy.OFF)), reading, chunk);
	}

	// What is too large for the memory is too large for a cache in it.
	private Flux<Object> uncached(Plan plan, Reading reading, int chunk) {
		Plan.Options options = plan.options().withFetchSize(chunk);
		if (plan.prefetches().isEmpty() && !reading.drafted()) {
			return Flux.defer(() -> this.executor.execute(plan.select(), chunks(plan, reading, chunk)::read, options));
		}
		return this.connections.isBound()
			.flatMapMany((bound) -> bound ? readWhole(plan, reading, chunk)
					: withTwoConnections(plan, reading, options, chunk));
	}

	private Chunks chunks(Plan plan, Reading reading, int chunk) {
		return new Chunks(reading, () -> new Session(this.prefetches, plan.options()), chunk);
	}

	private Flux<Object> withTwoConnections(Plan plan, Reading reading, Plan.Options options, int chunk) {
		return Flux.usingWhen(this.connections.fromPool(),
				(cursor) -> Flux.usingWhen(secondConnection(),
						(second) -> second.map((other) -> cursor(plan, reading, options, chunk, cursor, other))
							.orElseGet(() -> Flux.error(new NoSecondConnection())),
						this::closeIfPresent),
				Connection::close)
			.onErrorResume(NoSecondConnection.class, (ex) -> readWhole(plan, reading, chunk));
	}

	// One that comes in the moment in which it is given up is dropped by timeout(), and
	// the
	// pool would miss it
	private Mono<Optional<Connection>> secondConnection() {
		return this.connections.fromPool()
			.map(Optional::of)
			.timeout(SECOND_CONNECTION_WAIT)
			.onErrorResume((ex) -> ex instanceof TimeoutException || ex instanceof DataAccessResourceFailureException,
					(ex) -> Mono.just(Optional.empty()))
			.contextWrite((context) -> context.put(ON_DROPPED, (Consumer<Object>) Streaming::giveBack));
	}

	private static void giveBack(Object dropped) {
		if (dropped instanceof Optional<?> optional && optional.orElse(null) instanceof Connection connection) {
			Mono.from(connection.close()).onErrorComplete().subscribe();
		}
	}

	private Publisher<Void> closeIfPresent(Optional<Connection> connection) {
		return connection.<Publisher<Void>>map(Connection::close).orElse(Mono.empty());
	}

	private Flux<Object> cursor(Plan plan, Reading reading, Plan.Options options, int chunk, Connection cursor,
			Connection other) {
		Chunks chunks = chunks(plan, reading, chunk);
		return this.executor.execute(plan.select(), chunks::read, options)
			.contextWrite((context) -> this.connections.give(context, cursor))
			.buffer(chunk)
			.concatMap((objects) -> complete(plan, reading, objects, chunks.next())
				.contextWrite((context) -> this.connections.give(context, other)), 1)
			.concatMapIterable((objects) -> objects);
	}

	private Flux<Object> readWhole(Plan plan, Reading reading, int chunk) {
		return Flux.defer(() -> {
			Chunks chunks = chunks(plan, reading, chunk);
			return this.executor.execute(plan.select(), chunks::read, plan.options())
				.collectList()
				.flatMapMany(Flux::fromIterable)
				.buffer(chunk)
				.concatMap((objects) -> complete(plan, reading, objects, chunks.next()), 1)
				.concatMapIterable((objects) -> objects);
		});
	}

	private Mono<List<Object>> complete(Plan plan, Reading reading, List<Object> objects, Result result) {
		return reading.finish(objects, result)
			.delayUntil((finished) -> this.prefetches.load(plan.prefetches(), result));
	}

	private static final class NoSecondConnection extends RuntimeException {

		NoSecondConnection() {
			super("no second connection", null, false, false);
		}

	}

}
