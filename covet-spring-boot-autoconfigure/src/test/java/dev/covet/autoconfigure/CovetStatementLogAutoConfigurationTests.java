package dev.covet.autoconfigure;

import java.time.Duration;

import dev.covet.TestDatabase;
import dev.covet.profile.SlowStatementLog;
import dev.covet.profile.StatementLog;
import dev.covet.statement.StatementLabel;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CovetStatementLogAutoConfiguration}, on a database.
 */
@ExtendWith(OutputCaptureExtension.class)
class CovetStatementLogAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CovetStatementAutoConfiguration.class,
				CovetStatementLogAutoConfiguration.class, R2dbcAutoConfiguration.class))
		.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://localhost:" + TestDatabase.port() + "/postgres",
				"spring.r2dbc.username=postgres", "spring.r2dbc.password=postgres", "spring.r2dbc.pool.initial-size=0");

	@Test
	void statementWhenEchoIsOffAndItIsFastIsNotLogged(CapturedOutput output) {
		this.contextRunner.withPropertyValues("covet.query.slow-threshold=10s").run((context) -> {
			assertThat(context).doesNotHaveBean(StatementLog.class).hasSingleBean(SlowStatementLog.class);
			query(context, "SELECT 'quick' WHERE $1", true);
			assertThat(output).doesNotContain("dev.covet.sql");
		});
	}

	@Test
	void statementWhenEchoIsOnIsLoggedWithoutValues(CapturedOutput output) {
		this.contextRunner.withPropertyValues("covet.query.echo=true").run((context) -> {
			query(context, "SELECT $1 || 'literal'", "bound");
			assertThat(output).containsPattern(
					"INFO .*dev\\.covet\\.sql.* SELECT took \\d+\\.\\d ms, 1 row \\[my label]: SELECT \\$1 \\|\\| \\?\n")
				.doesNotContain("bound")
				.doesNotContain("literal");
		});
	}

	@Test
	void statementWhenSlowIsLoggedOnce(CapturedOutput output) {
		this.contextRunner.withPropertyValues("covet.query.slow-threshold=20ms").run((context) -> {
			query(context, "SELECT pg_sleep($1)::text", 0.04);
			query(context, "SELECT pg_sleep($1)::text", 0.04);
			assertThat(output.getAll().lines().filter((line) -> line.contains("pg_sleep"))).singleElement()
				.asString()
				.containsPattern("WARN .*dev\\.covet\\.sql.* Slow, more than 20 ms .*: SELECT took \\d+\\.\\d ms")
				.endsWith("SELECT pg_sleep($1)::text");
		});
	}

	@Test
	void slowLogWhenThresholdIsEmptyIsNotThere() {
		this.contextRunner.withPropertyValues("covet.query.slow-threshold=")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SlowStatementLog.class));
	}

	@Test
	void logsWhenApplicationHasItsOwnBackOff() {
		this.contextRunner.withUserConfiguration(OwnConfiguration.class)
			.withPropertyValues("covet.query.echo=true")
			.run((context) -> {
				assertThat(context).getBeans(StatementLog.class).containsOnlyKeys("ownLog");
				assertThat(context).getBeans(SlowStatementLog.class).containsOnlyKeys("ownSlowLog");
			});
	}

	@Test
	void logsWhenCovetIsDisabledAreNotThere() {
		this.contextRunner.withPropertyValues("covet.query.echo=true", "covet.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(StatementLog.class)
				.doesNotHaveBean(SlowStatementLog.class)
				.doesNotHaveBean(CovetQueryProperties.class));
	}

	@Test
	void logsWhenR2dbcIsMissingDoNotMatter() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CovetStatementAutoConfiguration.class,
					CovetStatementLogAutoConfiguration.class))
			.withPropertyValues("covet.query.echo=true")
			.withClassLoader(new FilteredClassLoader("io.r2dbc", "org.springframework.data",
					"org.springframework.r2dbc", "org.springframework.boot.r2dbc"))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static void query(ApplicationContext context, String sql, Object value) {
		DatabaseClient.create(context.getBean(ConnectionFactory.class))
			.sql(sql)
			.bind(0, value)
			.fetch()
			.all()
			.contextWrite((reactor) -> StatementLabel.put(reactor, "my label"))
			.blockLast(Duration.ofSeconds(10));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConfiguration {

		@Bean
		StatementLog ownLog() {
			return new StatementLog();
		}

		@Bean
		SlowStatementLog ownSlowLog() {
			return new SlowStatementLog(Duration.ofSeconds(1), System::nanoTime);
		}

	}

}
