package dev.covet.pool.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import dev.covet.pool.ServerLimit;

/**
 * Asks a database server how many connections it takes.
 *
 * @since 0.1.0
 */
public interface ServerLimitSource {

	/**
	 * How long an answer is waited for.
	 */
	Duration LONGEST = Duration.ofSeconds(5);

	/**
	 * Ask the server, without blocking the caller. Takes a connection for that.
	 * @return the limit: of PostgreSQL that of the server, the role or the database,
	 * whichever is the lowest; of MariaDB and MySQL the server's; empty for other
	 * databases. Completes with an error if there is no answer within {@link #LONGEST}
	 */
	CompletionStage<Optional<ServerLimit>> read();

}
