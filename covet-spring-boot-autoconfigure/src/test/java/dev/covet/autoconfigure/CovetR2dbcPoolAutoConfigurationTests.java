package dev.covet.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.covet.TestDatabase;
import dev.covet.pool.InvalidPoolSettingException;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolListener;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.PoolStatus;
import dev.covet.pool.r2dbc.ConnectionPoolView;
import dev.covet.pool.r2dbc.ManagedConnectionPool;
import dev.covet.pool.r2dbc.PoolTimeoutException;
import dev.covet.pool.r2dbc.R2dbcPoolCustomizer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.metrics.ConnectionPoolMetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CovetR2dbcPoolAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CovetR2dbcPoolAutoConfigurationTests {

	private static final String URL = "localhost:" + TestDatabase.port() + "/postgres";

	private final ApplicationContextRunner embeddedRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CovetR2dbcPoolAutoConfiguration.class, R2dbcAutoConfiguration.class));

	private final ApplicationContextRunner contextRunner = this.embeddedRunner.withPropertyValues(
			"spring.r2dbc.url=r2dbc:postgresql://" + URL, "spring.r2dbc.username=postgres",
			"spring.r2dbc.password=postgres");

	@Test
	void poolWhenThereIsUrlIsCovets(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(ConnectionFactory.class).hasBean("connectionFactory");
			ManagedConnectionPool pool = context.getBean(ManagedConnectionPool.class);
			assertThat(pool.getName()).isEqualTo("connectionFactory");
			assertThat(pool.getSettings()).isEqualTo(new PoolSettings(10, 20, Duration.ofSeconds(30),
					Duration.ofHours(1), true, Duration.ofSeconds(10), false, Duration.ofSeconds(30)));
			assertThat(pool.getMetrics().orElseThrow().getMaxAllocatedSize()).isEqualTo(30);
			query(pool);
			assertThat(pool.status()).returns(1, PoolStatus::idle).returns(1L, PoolStatus::acquired);
			assertThat(context.getBean(DatabaseClient.class).getConnectionFactory()).isSameAs(pool);
			assertThat(OptionsCapableConnectionFactory.unwrapFrom(pool)).isNotNull();
		});
		assertThat(output).doesNotContain("has no pool").doesNotContain("wins over");
	}

	@Test
	void poolWhenContextIsClosedIsDisposed() {
		List<ManagedConnectionPool> pools = new ArrayList<>();
		this.contextRunner.run((context) -> pools.add(context.getBean(ManagedConnectionPool.class)));
		assertThat(pools).allMatch(ConnectionPool::isDisposed);
	}

	@Test
	void poolWhenPropertiesAreSetFollowsThem() {
		this.contextRunner
			.withPropertyValues("covet.pool.size=3", "covet.pool.max-overflow=1", "covet.pool.timeout=2s",
					"covet.pool.recycle=40m", "covet.pool.pre-ping=false", "covet.pool.overflow-idle=20s",
					"covet.pool.echo=true", "covet.pool.held-threshold=5s")
			.run((context) -> assertThat(context.getBean(ManagedConnectionPool.class).getSettings())
				.isEqualTo(new PoolSettings(3, 1, Duration.ofSeconds(2), Duration.ofMinutes(40), false,
						Duration.ofSeconds(20), true, Duration.ofSeconds(5))));
	}

	@Test
	void poolWhenEchoIsOnLogsWhatItDoes(CapturedOutput output) {
		this.contextRunner.withPropertyValues("covet.pool.echo=true")
			.run((context) -> query(context.getBean(ConnectionFactory.class)));
		assertThat(output).contains("Pool 'connectionFactory': asked for a connection, 1 waiting")
			.contains("Pool 'connectionFactory': opened")
			.contains("Pool 'connectionFactory': handed out")
			.contains("Pool 'connectionFactory': given back")
			.containsPattern("Pool 'connectionFactory': closed .*: SHUTDOWN");
	}

	@Test
	void poolWhenThereIsNoUrlIsOfTheEmbeddedDatabase() {
		this.embeddedRunner.withPropertyValues("spring.r2dbc.generate-unique-name=true").run((context) -> {
			assertThat(context).hasSingleBean(ManagedConnectionPool.class);
			ConnectionFactory pool = context.getBean(ConnectionFactory.class);
			assertThat(pool.getMetadata().getName()).isEqualTo("H2");
			query(pool);
		});
	}

	@Test
	void poolWhenThereAreConnectionDetailsConnectsThere() {
		this.embeddedRunner.withBean(R2dbcConnectionDetails.class, () -> TestDatabase::options).run((context) -> {
			assertThat(context.getBean(ManagedConnectionPool.class).getMetadata().getName()).isEqualTo("PostgreSQL");
			query(context.getBean(ConnectionFactory.class));
		});
	}

	@Test
	void poolWhenThereAreOptionsCustomizersAppliesThem() {
		ConnectionFactoryOptionsBuilderCustomizer customizer = (builder) -> builder
			.option(Option.valueOf("applicationName"), "customized");
		this.contextRunner.withBean(ConnectionFactoryOptionsBuilderCustomizer.class, () -> customizer)
			.run((context) -> assertThat(DatabaseClient.create(context.getBean(ConnectionFactory.class))
				.sql("SELECT current_setting('application_name')")
				.map((row) -> row.get(0, String.class))
				.one()
				.block(TestDatabase.TIMEOUT)).isEqualTo("customized"));
	}

	@Test
	void poolWhenThereAreDecoratorsHasThemBelow() {
		AtomicInteger decorated = new AtomicInteger();
		this.contextRunner.withBean(ConnectionFactoryDecorator.class, () -> (delegate) -> {
			assertThat(delegate).isNotInstanceOf(ConnectionPool.class);
			decorated.incrementAndGet();
			return delegate;
		}).run((context) -> {
			assertThat(context).hasSingleBean(ManagedConnectionPool.class);
			assertThat(decorated).hasValue(1);
		});
	}

	@Test
	void poolWhenThereAreCustomizersAppliesThemInOrderAndKeepsItsOwn() {
		this.contextRunner.withUserConfiguration(CustomizerConfiguration.class).run((context) -> {
			assertThat(context.getBean(CustomizerConfiguration.class).calls).containsExactly("first", "second");
			ConnectionFactory pool = context.getBean(ConnectionFactory.class);
			query(pool);
			assertThat(context.getBean(CustomizerConfiguration.class).calls).containsExactly("first", "second",
					"released");
			assertThat(((ConnectionPool) pool).getMetrics().orElseThrow().getMaxAllocatedSize()).isEqualTo(30);
		});
	}

	@Test
	void poolWhenThereAreListenersTellsThem() {
		AtomicInteger acquired = new AtomicInteger();
		this.contextRunner.withBean(PoolListener.class, () -> new PoolListener() {

			@Override
			public void onAcquire(ManagedPool pool, long nanos) {
				acquired.incrementAndGet();
			}

		}).run((context) -> {
			query(context.getBean(ConnectionFactory.class));
			assertThat(acquired).hasValue(1);
		});
	}

	@Test
	void poolWhenSpringSetsOneConnectionHasOneAndSaysSo(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("spring.r2dbc.pool.max-size=1", "spring.r2dbc.pool.max-acquire-time=300ms")
			.run((context) -> {
				ManagedConnectionPool pool = context.getBean(ManagedConnectionPool.class);
				assertThat(pool.getSettings()).returns(1, PoolSettings::size).returns(0, PoolSettings::maxOverflow);
				query(pool);
				Connection connection = pool.create().block(TestDatabase.TIMEOUT);
				assertThatExceptionOfType(PoolTimeoutException.class)
					.isThrownBy(() -> pool.create().block(TestDatabase.TIMEOUT))
					.withMessageContaining("within 300 ms");
				Mono.from(connection.close()).block(TestDatabase.TIMEOUT);
			});
		assertThat(output).containsOnlyOnce("wins over")
			.contains("Pool 'connectionFactory': what is set by spring.r2dbc.pool.* wins over covet.pool.*: "
					+ "max-size, max-acquire-time");
	}

	@Test
	void poolWhenUrlSetsOneFollowsIt(CapturedOutput output) {
		this.embeddedRunner
			.withPropertyValues("spring.r2dbc.url=r2dbc:pool:postgresql://postgres:postgres@" + URL
					+ "?maxSize=2&maxAcquireTime=PT0.4S&validationDepth=REMOTE")
			.run((context) -> {
				ManagedConnectionPool pool = context.getBean(ManagedConnectionPool.class);
				assertThat(pool.getSettings().maxConnections()).isEqualTo(2);
				query(pool);
			});
		assertThat(output).contains(
				"what is set by the URL wins over covet.pool.*: max-size, max-acquire-time, " + "validation-depth");
	}

	@Test
	void poolWhenUrlAndPropertiesSetOneIsRefusedByBoot() {
		this.embeddedRunner
			.withPropertyValues("spring.r2dbc.url=r2dbc:pool:postgresql://" + URL, "spring.r2dbc.pool.max-size=2")
			.run((context) -> assertThat(context).hasFailed().getFailure().rootCause().hasMessageContaining("pool"));
	}

	@Test
	void poolWhenSpringTurnsItOffIsNotThereAndThatIsSaid(CapturedOutput output) {
		this.contextRunner.withPropertyValues("spring.r2dbc.pool.enabled=false").run((context) -> {
			assertThat(context).hasSingleBean(ConnectionFactory.class).doesNotHaveBean(ConnectionPool.class);
			query(context.getBean(ConnectionFactory.class));
		});
		assertThat(output).containsOnlyOnce("Connection factory 'connectionFactory' has no pool")
			.contains("Remove spring.r2dbc.pool.enabled=false");
	}

	@Test
	void poolWhenCovetsIsOffIsBoots(CapturedOutput output) {
		this.contextRunner.withPropertyValues("covet.pool.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(ConnectionPool.class)
				.doesNotHaveBean(ManagedPool.class));
		assertThat(output).doesNotContain("has no pool");
	}

	@Test
	void poolWhenCovetIsOffIsBoots() {
		this.contextRunner.withPropertyValues("covet.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(ConnectionPool.class)
				.doesNotHaveBean(UnpooledReport.class));
	}

	@Test
	void poolWhenLibraryIsMissingIsNotThereAndThatIsSaid(CapturedOutput output) {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.r2dbc.pool", "reactor.pool"))
			.run((context) -> assertThat(context).hasSingleBean(ConnectionFactory.class));
		assertThat(output).contains("Add io.r2dbc:r2dbc-pool");
	}

	@Test
	void poolWhenApplicationHasUnpooledFactoryLeavesItAndSaysSo(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(UnpooledConfiguration.class)
			.run((context) -> assertThat(context).hasSingleBean(ConnectionFactory.class)
				.doesNotHaveBean(ManagedPool.class));
		assertThat(output).containsOnlyOnce("Connection factory 'own' has no pool").contains("Wrap it in");
	}

	@Test
	void poolWhenApplicationHasOneLeavesItAndShowsIt(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(PoolConfiguration.class).run((context) -> {
			assertThat(context).hasSingleBean(ConnectionFactory.class).hasSingleBean(ManagedPool.class);
			ConnectionPoolView view = context.getBean(ConnectionPoolView.class);
			query(context.getBean(ConnectionFactory.class));
			assertThat(view.isWaitBounded()).isFalse();
			assertThat(view.status()).returns("own", PoolStatus::name)
				.returns(3, PoolStatus::size)
				.returns(1, PoolStatus::idle);
		});
		assertThat(output).doesNotContain("has no pool");
	}

	@Test
	void poolWhenBootMetersItHasBootsMeters() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(ConnectionPoolMetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> assertThat(context.getBean(MeterRegistry.class)
				.get("r2dbc.pool.max.allocated")
				.tag("name", "connectionFactory")
				.gauge()
				.value()).isEqualTo(30));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			size           | 0     | from 1 to 10000
			size           | -5    | from 1 to 10000
			max-overflow   | -1    | from 0 to 10000
			timeout        | 0s    | from 250ms to 1h
			timeout        | -1s   | from 250ms to 1h
			recycle        | 29s   | from 30s to 30d
			overflow-idle  | 0ms   | from 100ms to 30d
			held-threshold | 5ms   | from 100ms to 30d
			""")
	void startWhenValueMakesNoSenseFailsWithKeyValueAndRange(String key, String value, String range) {
		this.contextRunner.withPropertyValues("covet.pool." + key + "=" + value).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause().isInstanceOf(InvalidPoolSettingException.class);
			FailureAnalysis analysis = new InvalidPoolSettingFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).startsWith("The property covet.pool." + key + " has the value ");
			assertThat(analysis.getAction()).isEqualTo("Set covet.pool.%s to a value %s.".formatted(key, range));
		});
	}

	private static void query(ConnectionFactory factory) {
		assertThat(DatabaseClient.create(factory).sql("SELECT 1").fetch().one().block(TestDatabase.TIMEOUT))
			.isNotNull();
	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizerConfiguration {

		final List<String> calls = new ArrayList<>();

		@Bean
		@Order(2)
		R2dbcPoolCustomizer second() {
			return (builder) -> {
				this.calls.add("second");
				builder.maxSize(1).initialSize(1);
			};
		}

		@Bean
		@Order(1)
		R2dbcPoolCustomizer first() {
			return (builder) -> {
				this.calls.add("first");
				builder.preRelease((connection) -> Mono.fromRunnable(() -> this.calls.add("released")));
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UnpooledConfiguration {

		@Bean
		ConnectionFactory own() {
			return TestDatabase.connectionFactory();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PoolConfiguration {

		@Bean(destroyMethod = "dispose")
		ConnectionPool own() {
			return new ConnectionPool(ConnectionPoolConfiguration.builder(TestDatabase.connectionFactory())
				.initialSize(0)
				.maxSize(3)
				.build());
		}

	}

}
