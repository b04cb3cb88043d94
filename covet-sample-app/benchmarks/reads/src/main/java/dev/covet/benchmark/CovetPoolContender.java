package dev.covet.benchmark;

import java.util.Map;

import io.r2dbc.pool.ConnectionPool;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * The driver by hand on the pool that Covet sets up, for what the pool alone costs.
 * Nothing listens to the statements.
 */
class CovetPoolContender extends R2dbcContender {

	private final ConfigurableApplicationContext context;

	CovetPoolContender(Database.Address database, boolean pinging) {
		this(SpringContexts.open(database,
				Map.of("covet.profiling.enabled", "false", "covet.query.slow-threshold", "", "covet.pool.size", "10",
						"covet.pool.max-overflow", "0", "covet.pool.pre-ping", String.valueOf(pinging))));
	}

	private CovetPoolContender(ConfigurableApplicationContext context) {
		super(context.getBean(ConnectionPool.class), true);
		this.context = context;
	}

	@Override
	public void close() {
		super.close();
		this.context.close();
	}

}
