package dev.covet.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.covet.TestDatabase;
import dev.covet.pool.InvalidPoolSettingException;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.PoolStatus;
import dev.covet.pool.hikari.TunedHikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CovetHikariPoolAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CovetHikariPoolAutoConfigurationTests {

	private static final String URL = "jdbc:postgresql://localhost:" + TestDatabase.port() + "/postgres";

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(
			CovetHikariPoolAutoConfiguration.class, DataSourceAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withPropertyValues("spring.datasource.url=" + URL, "spring.datasource.username=postgres",
				"spring.datasource.password=postgres");

	@Test
	void dataSourceWhenOfBootIsSetInCovetsWords(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("covet.pool.size=2", "covet.pool.max-overflow=3", "covet.pool.timeout=4s",
					"covet.pool.recycle=20m", "covet.pool.overflow-idle=11s")
			.run((context) -> {
				HikariDataSource dataSource = context.getBean(HikariDataSource.class);
				assertThat(dataSource).returns(5, HikariDataSource::getMaximumPoolSize)
					.returns(2, HikariDataSource::getMinimumIdle)
					.returns(4000L, HikariDataSource::getConnectionTimeout)
					.returns(1_200_000L, HikariDataSource::getMaxLifetime)
					.returns(11_000L, HikariDataSource::getIdleTimeout)
					.returns("dataSource", HikariDataSource::getPoolName)
					.returns(URL, HikariDataSource::getJdbcUrl);
				assertThat(dataSource.isRunning()).isFalse();
				assertThat(output).doesNotContain("wins over", " WARN ");
			});
	}

	@Test
	void poolWhenUsedSaysHowItStands() {
		this.contextRunner.run((context) -> {
			ManagedPool pool = context.getBean(ManagedPool.class);
			assertThat(pool).returns("dataSource", ManagedPool::getName)
				.returns(ManagedPool.Kind.HIKARI, ManagedPool::getKind);
			assertThat(pool.status()).returns(0, PoolStatus::open);
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
			assertThat(pool.status()).returns(10, PoolStatus::size)
				.returns(20, PoolStatus::maxOverflow)
				.returns(1L, PoolStatus::acquired)
				.returns(0, PoolStatus::inUse);
		});
	}

	@Test
	void dataSourceWhenApplicationIsServletIsSet() {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues("spring.datasource.url=" + URL, "covet.pool.size=3")
			.run((context) -> assertThat(context.getBean(ManagedPool.class).getSettings().size()).isEqualTo(3));
	}

	@Test
	void contextWhenClosedClosesThePool() {
		HikariDataSource[] dataSource = new HikariDataSource[1];
		this.contextRunner.run((context) -> {
			dataSource[0] = context.getBean(HikariDataSource.class);
			context.getBean(JdbcTemplate.class).execute("SELECT 1");
			assertThat(dataSource[0].isRunning()).isTrue();
		});
		assertThat(dataSource[0].isClosed()).isTrue();
		assertThat(dataSource[0].isRunning()).isFalse();
	}

	@Test
	void hikariPropertiesWhenExplicitWinKeyByKey(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("spring.datasource.hikari.maximum-pool-size=7",
					"spring.datasource.hikari.connectionTimeout=5000", "spring.datasource.name=mine",
					"covet.pool.recycle=10m")
			.run((context) -> {
				HikariDataSource dataSource = context.getBean(HikariDataSource.class);
				assertThat(dataSource).returns(7, HikariDataSource::getMaximumPoolSize)
					.returns(7, HikariDataSource::getMinimumIdle)
					.returns(5000L, HikariDataSource::getConnectionTimeout)
					.returns(600_000L, HikariDataSource::getMaxLifetime)
					.returns("mine", HikariDataSource::getPoolName);
				assertThat(context.getBean(ManagedPool.class).getSettings())
					.returns(Duration.ofSeconds(5), PoolSettings::timeout)
					.returns(7, PoolSettings::maxConnections);
				assertThat(output.getOut().lines().filter((line) -> line.contains("wins over"))).singleElement()
					.asString()
					.contains("maximum-pool-size=7 (instead of 30)", "connection-timeout=5000 (instead of 30000)")
					.doesNotContain("max-lifetime");
			});
	}

	@Test
	void poolWhenOverflowIdleIsTooShortForHikariSaysSo(CapturedOutput output) {
		this.contextRunner.withPropertyValues("covet.pool.overflow-idle=2s").run((context) -> {
			assertThat(context.getBean(HikariDataSource.class).getIdleTimeout()).isEqualTo(10_000);
			assertThat(output).contains("covet.pool.overflow-idle of 2000 ms becomes 10000 ms");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "size=0", "max-overflow=-1", "timeout=0s", "recycle=1s", "overflow-idle=-1s" })
	void startWhenValueIsWrongFailsWithItsKey(String setting) {
		this.contextRunner.withPropertyValues("covet.pool." + setting)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidPoolSettingException.class)
				.hasMessageStartingWith("covet.pool." + setting.split("=")[0] + " is ")
				.hasMessageContaining("it must be from "));
	}

	@Test
	void poolWhenDisabledIsBoots() {
		this.contextRunner.withPropertyValues("covet.pool.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ManagedPool.class)
				.getBean(HikariDataSource.class)
				.hasSameClassAs(new HikariDataSource()));
	}

	@Test
	void dataSourceWhenConnectionDetailsAreGivenTakesThem() {
		this.contextRunner.withUserConfiguration(DetailsConfiguration.class)
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/nowhere")
			.run((context) -> {
				assertThat(context.getBean(JdbcTemplate.class).queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
				assertThat(context.getBean(DataSource.class)).isInstanceOf(TunedHikariDataSource.class);
			});
	}

	@Test
	void dataSourceWhenOfTheApplicationIsLeftAlone(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(OwnConfiguration.class).run((context) -> {
			HikariDataSource dataSource = context.getBean(HikariDataSource.class);
			assertThat(dataSource).hasSameClassAs(new HikariDataSource())
				.returns(4, HikariDataSource::getMaximumPoolSize);
			assertThat(output).contains("data source 'own' is left as it is");
			ManagedPool pool = context.getBean(ManagedPool.class);
			assertThat(pool.getSettings()).returns(1, PoolSettings::size).returns(3, PoolSettings::maxOverflow);
			try (Connection connection = dataSource.getConnection()) {
				assertThat(connection.isClosed()).isFalse();
				assertThat(pool.status()).returns("own", PoolStatus::name)
					.returns(1, PoolStatus::inUse)
					.returns(0, PoolStatus::pending);
			}
		});
	}

	@Test
	void poolWhenConnectionsAreFetchedLazilyIsFound() {
		this.contextRunner.withPropertyValues("spring.datasource.connection-fetch=lazy").run((context) -> {
			DataSource dataSource = context.getBean(DataSource.class);
			assertThat(dataSource).isNotInstanceOf(HikariDataSource.class);
			assertThat(DataSourceUnwrapper.unwrap(dataSource, HikariDataSource.class))
				.isInstanceOf(TunedHikariDataSource.class);
			context.getBean(JdbcTemplate.class).execute("SELECT 1");
			assertThat(context.getBean(ManagedPool.class).status().acquired()).isPositive();
		});
	}

	@Test
	void metersWhenBootBindsThemAreThere() {
		this.contextRunner
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, DataSourcePoolMetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				context.getBean(JdbcTemplate.class).execute("SELECT 1");
				assertThat(registry.get("hikaricp.connections.max").tag("pool", "dataSource").gauge().value())
					.isEqualTo(30);
				assertThat(registry.get("hikaricp.connections.acquire").timer().count()).isEqualTo(1);
				assertThat(registry.get("jdbc.connections.max").gauge().value()).isEqualTo(30);
				assertThat(context.getBean(ManagedPool.class).status().acquired()).isEqualTo(1);
			});
	}

	@Test
	void contextWhenHikariIsMissingStarts() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("com.zaxxer"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ManagedPool.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class DetailsConfiguration {

		@Bean
		JdbcConnectionDetails details() {
			return new JdbcConnectionDetails() {

				@Override
				public String getUsername() {
					return "postgres";
				}

				@Override
				public String getPassword() {
					return "postgres";
				}

				@Override
				public String getJdbcUrl() {
					return URL;
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConfiguration {

		@Bean
		HikariDataSource own() throws SQLException {
			HikariDataSource dataSource = new HikariDataSource();
			dataSource.setJdbcUrl(URL);
			dataSource.setUsername("postgres");
			dataSource.setMaximumPoolSize(4);
			dataSource.setMinimumIdle(1);
			return dataSource;
		}

	}

}
