package dev.covet.autoconfigure;

import java.util.Optional;
import java.util.function.Supplier;

import dev.covet.pool.ConnectionTotal;
import dev.covet.pool.ConnectionTotals;
import dev.covet.pool.ServerLimit;
import dev.covet.pool.server.ServerLimitSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Holds the connections of all instances against the server's limit, once the application
 * has started and without making it wait.
 */
final class ServerLimitReport implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog("dev.covet.pool");

	private final ConnectionTotals totals;

	private final Supplier<Optional<ServerLimitSource>> source;

	ServerLimitReport(ConnectionTotals totals, Supplier<Optional<ServerLimitSource>> source) {
		this.totals = totals;
		this.source = source;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (this.totals.total().perInstance() > 0) {
			this.source.get().ifPresent((source) -> source.read().whenComplete(this::report));
		}
	}

	private void report(@Nullable Optional<ServerLimit> limit, @Nullable Throwable failure) {
		if (limit == null) {
			logger.debug("The server's limit of connections could not be read", failure);
			return;
		}
		limit.map(this.totals::hold).ifPresent(ServerLimitReport::report);
	}

	private static void report(ConnectionTotal total) {
		if (total.fits()) {
			logger.debug(total.describe());
		}
		else {
			logger.warn("Too many connections: %s. %s".formatted(total.describe(), total.advice()));
		}
	}

}
