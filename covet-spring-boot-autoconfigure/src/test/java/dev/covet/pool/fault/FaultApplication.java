package dev.covet.pool.fault;

import java.time.Duration;

import dev.covet.Covet;
import dev.covet.pool.fault.Letters.SlowLetter;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import org.reactivestreams.Publisher;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * An application with Covet, and a pool of five connections and five more, on the server
 * of these tests.
 */
final class FaultApplication implements AutoCloseable {

	static final int SIZE = 5;

	static final int MAX_CONNECTIONS = 10;

	static final Duration TIMEOUT = Duration.ofSeconds(2);

	private final ConfigurableApplicationContext context;

	private FaultApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static FaultApplication start(int port, String... properties) {
		return new FaultApplication(new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off",
					"spring.r2dbc.url=r2dbc:postgresql://127.0.0.1:" + port + "/postgres",
					"spring.r2dbc.username=" + FaultServer.USER, "spring.r2dbc.password=" + FaultServer.PASSWORD,
					"covet.pool.size=" + SIZE, "covet.pool.max-overflow=" + (MAX_CONNECTIONS - SIZE),
					"covet.pool.timeout=" + TIMEOUT.toMillis() + "ms", "covet.pool.overflow-idle=500ms")
			.properties(properties)
			.run());
	}

	/**
	 * Read one slow letter without a transaction.
	 * @param caller the number of the caller
	 * @return what it reads
	 */
	Publisher<?> query(int caller) {
		return covet().objects(SlowLetter.class).get(1L);
	}

	/**
	 * Read one slow letter: each caller in its way, by a query, in a transaction, or by
	 * SQL.
	 * @param caller the number of the caller
	 * @return what it reads
	 */
	Publisher<?> read(int caller) {
		Covet covet = this.context.getBean(Covet.class);
		return switch (caller % 4) {
			case 0 -> covet.inTransaction(covet.objects(SlowLetter.class).get(1L));
			case 1 -> this.context.getBean(DatabaseClient.class)
				.sql("SELECT id, text FROM slow_letter WHERE id = $1")
				.bind(0, 1L)
				.fetch()
				.one();
			default -> covet.objects(SlowLetter.class).get(1L);
		};
	}

	Covet covet() {
		return this.context.getBean(Covet.class);
	}

	ConnectionPool pool() {
		return this.context.getBean(ConnectionPool.class);
	}

	PoolMetrics metrics() {
		return pool().getMetrics().orElseThrow();
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
