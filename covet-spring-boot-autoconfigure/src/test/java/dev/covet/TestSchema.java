package dev.covet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A schema of its own on the {@link TestDatabase}, for one test class.
 */
public final class TestSchema {

	private TestSchema() {
	}

	/**
	 * Create a schema, in place of an earlier one of the same name.
	 * @param name its name
	 * @param statements what to create in it
	 * @return the Boot properties that connect to it
	 */
	public static String[] create(String name, String... statements) {
		List<String> all = new ArrayList<>(List.of("DROP SCHEMA IF EXISTS " + name + " CASCADE",
				"CREATE SCHEMA " + name, "SET search_path TO " + name));
		all.addAll(List.of(statements));
		Mono.usingWhen(TestDatabase.connectionFactory().create(),
				(connection) -> Flux.fromIterable(all).concatMap((sql) -> run(connection, sql)).then(),
				Connection::close)
			.block(Duration.ofSeconds(30));
		return new String[] {
				"spring.r2dbc.url=r2dbc:postgresql://localhost:" + TestDatabase.port() + "/postgres?schema=" + name,
				"spring.r2dbc.username=postgres", "spring.r2dbc.password=postgres", "spring.r2dbc.pool.initial-size=1",
				"spring.r2dbc.pool.max-size=4" };
	}

	private static Mono<Void> run(Connection connection, String sql) {
		return Flux.from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated).then();
	}

}
