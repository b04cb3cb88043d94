package dev.covet.pool.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.covet.pool.ServerLimit;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Asks a server for its limit through R2DBC.
 *
 * @since 0.1.0
 */
public final class R2dbcServerLimit implements ServerLimitSource {

	private final ConnectionFactory connectionFactory;

	/**
	 * Create a source.
	 * @param connectionFactory leads to the server
	 */
	public R2dbcServerLimit(ConnectionFactory connectionFactory) {
		this.connectionFactory = connectionFactory;
	}

	@Override
	public CompletionStage<Optional<ServerLimit>> read() {
		CompletableFuture<Optional<ServerLimit>> answer = new CompletableFuture<>();
		Mono.defer(this::ask)
			.timeout(LONGEST)
			.singleOptional()
			.subscribe(answer::complete, answer::completeExceptionally);
		return answer;
	}

	private Mono<ServerLimit> ask() {
		String sql = LimitQuery.of(this.connectionFactory.getMetadata().getName());
		return (sql != null) ? DatabaseClient.create(this.connectionFactory).sql(sql).map(R2dbcServerLimit::limit).one()
				: Mono.empty();
	}

	private static ServerLimit limit(Readable row) {
		return new ServerLimit(number(row, 0), number(row, 1));
	}

	private static int number(Readable row, int column) {
		return (row.get(column) instanceof Number number) ? number.intValue() : 0;
	}

}
