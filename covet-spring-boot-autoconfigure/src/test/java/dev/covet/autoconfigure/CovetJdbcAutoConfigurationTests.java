package dev.covet.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.covet.TestDatabase;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.hikari.TunedHikariDataSource;
import io.r2dbc.spi.ConnectionFactory;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link CovetJdbcAutoConfiguration}: JDBC beside R2DBC, on real PostgreSQL.
 */
@ExtendWith(OutputCaptureExtension.class)
class CovetJdbcAutoConfigurationTests {

	private static final String R2DBC_URL = "spring.r2dbc.url=r2dbc:postgresql://postgres:postgres@localhost:"
			+ TestDatabase.port() + "/postgres";

	private static final String JDBC_URL = "jdbc:postgresql://localhost:" + TestDatabase.port() + "/postgres";

	private static final List<String> JDBC = List.of("covet.pool.jdbc.enabled=true",
			"spring.datasource.url=" + JDBC_URL, "spring.datasource.username=postgres",
			"spring.datasource.password=postgres");

	private final ApplicationContextRunner reactiveRunner = new ApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withPropertyValues(R2DBC_URL, "spring.flyway.enabled=false");

	private final ApplicationContextRunner contextRunner = this.reactiveRunner
		.withPropertyValues(JDBC.toArray(String[]::new));

	@BeforeEach
	void createTable() {
		new JdbcTemplate(new DriverManagerDataSource(JDBC_URL, "postgres", "postgres"))
			.execute("DROP TABLE IF EXISTS beside; CREATE TABLE beside (name text)");
	}

	@Test
	void dataSourceWhenNotAskedForIsNotThere() {
		this.reactiveRunner.run((context) -> assertThat(context).hasSingleBean(ConnectionFactory.class)
			.doesNotHaveBean(DataSource.class)
			.hasSingleBean(TransactionManager.class));
	}

	@Test
	void dataSourceWhenAskedForIsThereBesideTheConnectionFactory(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(ConnectionFactory.class)
				.hasSingleBean(JdbcClient.class)
				.hasSingleBean(TransactionTemplate.class)
				.hasSingleBean(TransactionalOperator.class)
				.getBean(DataSource.class)
				.isInstanceOf(TunedHikariDataSource.class);
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
			assertThat(context.getBeansOfType(ManagedPool.class).values()).extracting(ManagedPool::getKind)
				.contains(ManagedPool.Kind.HIKARI);
			assertThat(output).doesNotContain(" WARN ");
		});
	}

	@Test
	void transactionManagerWhenBothAreThereIsTheReactiveOneUnlessNamed() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(TransactionManager.class)).isInstanceOf(ReactiveTransactionManager.class);
			assertThat(context.getBean(PlatformTransactionManager.class))
				.isSameAs(context.getBean("transactionManager"))
				.isSameAs(context.getBean("jdbcTransactionManager"));
		});
	}

	@Test
	void transactionalWhenNotNamedIsReactive() {
		this.contextRunner.withUserConfiguration(Service.class).run((context) -> {
			Service service = context.getBean(Service.class);
			assertThatIllegalStateException()
				.isThrownBy(() -> service.writeReactively("a", true).block(TestDatabase.TIMEOUT));
			assertThat(count(context.getBean(JdbcTemplate.class))).isZero();
			service.writeReactively("a", false).block(TestDatabase.TIMEOUT);
			assertThat(count(context.getBean(JdbcTemplate.class))).isEqualTo(1);
		});
	}

	@Test
	void transactionalWhenNamedIsOfJdbc() {
		this.contextRunner.withUserConfiguration(Service.class).run((context) -> {
			Service service = context.getBean(Service.class);
			assertThatIllegalStateException().isThrownBy(() -> service.writeByName("a", true));
			assertThatIllegalStateException().isThrownBy(() -> service.writeByAlias("a", true));
			assertThat(count(context.getBean(JdbcTemplate.class))).isZero();
			service.writeByName("a", false);
			service.writeByAlias("b", false);
			assertThat(count(context.getBean(JdbcTemplate.class))).isEqualTo(2);
		});
	}

	@Test
	void dataSourceWhenConnectionFactoryIsOfTheApplicationIsThere() {
		this.contextRunner.withUserConfiguration(OwnConnectionFactory.class)
			.run((context) -> assertThat(context).hasSingleBean(ConnectionFactory.class)
				.hasSingleBean(DataSource.class)
				.getBean(JdbcTemplate.class)
				.extracting((template) -> template.queryForObject("SELECT 1", Integer.class))
				.isEqualTo(1));
	}

	@Test
	void dataSourceWhenOfTheApplicationIsThatOne() {
		this.reactiveRunner.withPropertyValues("covet.pool.jdbc.enabled=true")
			.withUserConfiguration(OwnDataSource.class)
			.run((context) -> assertThat(context).hasSingleBean(DataSource.class)
				.hasSingleBean(JdbcTemplate.class)
				.getBean(DataSource.class)
				.isInstanceOf(DriverManagerDataSource.class));
	}

	@Test
	void dataSourceWhenThereAreConnectionDetailsNeedsNoUrl() {
		this.reactiveRunner.withPropertyValues("covet.pool.jdbc.enabled=true")
			.withUserConfiguration(Details.class)
			.run((context) -> assertThat(context.getBean(HikariDataSource.class).getJdbcUrl()).isEqualTo(JDBC_URL));
	}

	@Test
	void startWhenThereIsNoUrlFailsAndSaysWhatToSet(CapturedOutput output) {
		start("--covet.pool.jdbc.enabled=true");
		assertThat(output).contains("APPLICATION FAILED TO START", "covet.pool.jdbc.enabled is true",
				"Set spring.datasource.url");
	}

	@Test
	void startWhenJdbcIsNeededAndNotAskedForSaysWhatToSet(CapturedOutput output) {
		start(NeedsJdbc.class);
		assertThat(output).contains("APPLICATION FAILED TO START",
				"no bean of type org.springframework.jdbc.core.JdbcTemplate", "set covet.pool.jdbc.enabled to true");
	}

	@Test
	void startWhenTransactionManagersAreAmbiguousNamesThem(CapturedOutput output) {
		start(OwnDataSource.class, OwnManager.class, NeedsManager.class);
		assertThat(output).contains("APPLICATION FAILED TO START",
				"can't choose between the transaction managers 'connectionFactoryTransactionManager', which is reactive (of R2DBC), and 'ownManager'",
				"covet.pool.jdbc.enabled=true", "@Transactional(\"ownManager\")");
	}

	@Test
	void transactionalWhenAmbiguousIsWarnedOfAtStart(CapturedOutput output) {
		this.reactiveRunner.withUserConfiguration(OwnDataSource.class, OwnManager.class, Service.class)
			.run((context) -> {
				assertThat(output)
					.contains("So these will fail when they are called: [" + Service.class.getName() + "]");
				assertThatExceptionOfType(NoUniqueBeanDefinitionException.class).isThrownBy(
						() -> context.getBean(Service.class).writeReactively("a", false).block(TestDatabase.TIMEOUT));
			});
	}

	@Test
	void transactionManagersWhenDataSourceIsOfTheApplicationAreThoseOfBoot(CapturedOutput output) {
		this.reactiveRunner.withUserConfiguration(OwnDataSource.class, Service.class).run((context) -> {
			assertThat(context).getBeanNames(TransactionManager.class)
				.containsExactlyInAnyOrder("transactionManager", "connectionFactoryTransactionManager");
			assertThat(output).contains("'transactionManager', which is imperative");
		});
	}

	@Test
	void transactionalWhenAlwaysNamedIsNotWarnedOf(CapturedOutput output) {
		this.reactiveRunner.withUserConfiguration(OwnDataSource.class, OwnManager.class, NamingService.class)
			.run((context) -> assertThat(output).doesNotContain("can't choose"));
	}

	@Test
	void flywayWhenThereMigratesBesideR2dbc() {
		new JdbcTemplate(new DriverManagerDataSource(JDBC_URL, "postgres", "postgres"))
			.execute("DROP SCHEMA IF EXISTS beside_flyway CASCADE");
		this.contextRunner
			.withPropertyValues("spring.flyway.enabled=true", "spring.flyway.locations=classpath:db/beside",
					"spring.flyway.schemas=beside_flyway")
			.run((context) -> {
				assertThat(context.getBean(Flyway.class).info().current().getDescription()).isEqualTo("books");
				assertThat(context.getBean(DatabaseClient.class)
					.sql("SELECT count(*) AS n FROM beside_flyway.beside_flyway")
					.map((row) -> row.get("n", Long.class))
					.one()
					.block(TestDatabase.TIMEOUT)).isZero();
				assertThat(context.getBean("covetHikariPool", ManagedPool.class).status().acquired()).isPositive();
			});
	}

	private static Integer count(JdbcTemplate template) {
		return template.queryForObject("SELECT count(*) FROM beside", Integer.class);
	}

	private static void start(Class<?>... configurations) {
		assertThatException().isThrownBy(() -> new SpringApplicationBuilder(Application.class).sources(configurations)
			.web(WebApplicationType.NONE)
			.properties("logging.level.root=info", "spring.flyway.enabled=false", R2DBC_URL)
			.run()
			.close());
	}

	private static void start(String argument) {
		assertThatException()
			.isThrownBy(() -> new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
				.properties("logging.level.root=info", "spring.flyway.enabled=false", R2DBC_URL)
				.run(argument)
				.close());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConnectionFactory {

		@Bean
		ConnectionFactory ownFactory() {
			return TestDatabase.connectionFactory();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDataSource {

		@Bean
		DataSource own() {
			return new DriverManagerDataSource(JDBC_URL, "postgres", "postgres");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnManager {

		@Bean
		JdbcTransactionManager ownManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsManager {

		@Bean
		String needsManager(TransactionManager transactionManager) {
			return "needs " + transactionManager;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsJdbc {

		@Bean
		String needsJdbc(JdbcTemplate template) {
			return "needs " + template;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Details {

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
					return JDBC_URL;
				}

			};
		}

	}

	static class Service {

		private final DatabaseClient client;

		private final JdbcTemplate template;

		Service(DatabaseClient client, JdbcTemplate template) {
			this.client = client;
			this.template = template;
		}

		@Transactional
		Mono<Void> writeReactively(String name, boolean fail) {
			return this.client.sql("INSERT INTO beside VALUES (:name)")
				.bind("name", name)
				.then()
				.then(Mono.defer(() -> fail ? Mono.error(new IllegalStateException(name)) : Mono.empty()));
		}

		@Transactional("transactionManager")
		void writeByName(String name, boolean fail) {
			write(name, fail);
		}

		@Transactional("jdbcTransactionManager")
		void writeByAlias(String name, boolean fail) {
			write(name, fail);
		}

		private void write(String name, boolean fail) {
			this.template.update("INSERT INTO beside VALUES (?)", name);
			if (fail) {
				throw new IllegalStateException(name);
			}
		}

	}

	static class NamingService {

		@Transactional("ownManager")
		void write() {
		}

	}

}
