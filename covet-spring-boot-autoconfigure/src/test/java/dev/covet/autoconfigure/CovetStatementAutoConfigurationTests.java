package dev.covet.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.covet.TestDatabase;
import dev.covet.statement.CommitListener;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import dev.covet.statement.r2dbc.StatementObservation;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CovetStatementAutoConfiguration} and
 * {@link StatementObservationDecorator}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CovetStatementAutoConfigurationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CovetStatementAutoConfiguration.class, R2dbcAutoConfiguration.class))
		.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://localhost:" + TestDatabase.port() + "/postgres",
				"spring.r2dbc.username=postgres", "spring.r2dbc.password=postgres");

	@Test
	void connectionFactoryWhenThereIsListenerIsObservedInsideItsPool(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(ListenerConfiguration.class).run((context) -> {
			ConnectionPool pool = context.getBean(ConnectionPool.class);
			assertThat(StatementObservation.isObserved(pool.unwrap())).isTrue();
			query(pool);
			assertThat(context.getBean(Listener.class).events).extracting(StatementEvent::sql)
				.containsExactly("SELECT 1");
			assertThat(output).doesNotContain("is left as it is");
		});
	}

	@Test
	void connectionFactoryWhenThereIsNoListenerIsNotObserved(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(StatementObservationDecorator.class);
			assertThat(StatementObservation.isObserved(context.getBean(ConnectionFactory.class))).isFalse();
			assertThat(output).doesNotContain("is left as it is");
		});
	}

	@Test
	void connectionFactoryWhenPoolIsInUrlIsObservedAndClosed() {
		ConnectionPool[] pool = new ConnectionPool[1];
		this.contextRunner.withUserConfiguration(ListenerConfiguration.class)
			.withPropertyValues(
					"spring.r2dbc.url=r2dbc:pool:postgresql://localhost:" + TestDatabase.port() + "/postgres")
			.run((context) -> {
				ConnectionFactory factory = context.getBean(ConnectionFactory.class);
				query(factory);
				assertThat(context.getBean(Listener.class).events).hasSize(1);
				pool[0] = (ConnectionPool) ((Wrapped<?>) factory).unwrap();
				assertThat(pool[0].isDisposed()).isFalse();
			});
		assertThat(pool[0].isDisposed()).isTrue();
	}

	@Test
	void connectionFactoryWhenUnpooledIsObserved() {
		this.contextRunner.withUserConfiguration(ListenerConfiguration.class)
			.withPropertyValues("spring.r2dbc.pool.enabled=false")
			.run((context) -> {
				query(context.getBean(ConnectionFactory.class));
				assertThat(context.getBean(Listener.class).events).hasSize(1);
			});
	}

	@Test
	void connectionFactoryWhenListenerNeedsItIsObserved() {
		this.contextRunner.withUserConfiguration(NeedyListenerConfiguration.class).run((context) -> {
			assertThat(context).hasNotFailed();
			query(context.getBean(ConnectionFactory.class));
			assertThat(context.getBean(Listener.class).events).hasSize(1);
		});
	}

	@Test
	void connectionFactoryWhenBeansAreLazyIsObserved() {
		this.contextRunner.withUserConfiguration(ListenerConfiguration.class)
			.withPropertyValues("spring.main.lazy-initialization=true")
			.run((context) -> {
				query(context.getBean(ConnectionFactory.class));
				assertThat(context.getBean(Listener.class).events).hasSize(1);
			});
	}

	@Test
	void connectionFactoryWhenApplicationHasItsOwnIsLeftAloneAndLogged(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(ListenerConfiguration.class, ConnectionFactoryConfiguration.class)
			.run((context) -> {
				assertThat(context.getBean(ConnectionFactory.class))
					.isSameAs(context.getBean(ConnectionFactoryConfiguration.class).factory);
				assertThat(output)
					.containsOnlyOnce("own connection factory 'applicationConnectionFactory' is left as it is");
			});
	}

	@Test
	void connectionFactoryWhenApplicationAppliesDecoratorsIsObserved(CapturedOutput output) {
		this.contextRunner
			.withUserConfiguration(ListenerConfiguration.class, DecoratedConnectionFactoryConfiguration.class)
			.run((context) -> {
				query(context.getBean(ConnectionFactory.class));
				assertThat(context.getBean(Listener.class).events).hasSize(1);
				assertThat(output).doesNotContain("is left as it is");
			});
	}

	@Test
	void decoratorWhenListenerFailsLetsStatementGoOn() {
		this.contextRunner.withBean(StatementListener.class, () -> (event) -> {
			throw new IllegalStateException("broken");
		}).run((context) -> query(context.getBean(ConnectionFactory.class)));
	}

	@Test
	void decoratorWhenApplicationHasItsOwnBacksOff() {
		this.contextRunner.withUserConfiguration(DecoratorConfiguration.class)
			.run((context) -> assertThat(context).getBeans(StatementObservationDecorator.class)
				.containsOnlyKeys("own"));
	}

	@Test
	void decoratorWhenR2dbcIsMissingIsNotThere() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CovetStatementAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(ConnectionFactory.class, ConnectionFactoryDecorator.class))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context).doesNotHaveBean("covetStatementObservationDecorator");
			});
	}

	@Test
	void decoratorWhenCovetIsDisabledIsNotThere() {
		this.contextRunner.withUserConfiguration(ListenerConfiguration.class)
			.withPropertyValues("covet.enabled=false")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(ConnectionFactoryDecorator.class);
				query(context.getBean(ConnectionFactory.class));
				assertThat(context.getBean(Listener.class).events).isEmpty();
			});
	}

	private static void query(ConnectionFactory factory) {
		assertThat(DatabaseClient.create(factory).sql("SELECT 1").fetch().one().block(TIMEOUT)).isNotNull();
	}

	@Configuration(proxyBeanMethods = false)
	static class ListenerConfiguration {

		@Bean
		Listener listener() {
			return new Listener();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NeedyListenerConfiguration {

		@Bean
		Listener listener(ConnectionFactory connectionFactory) {
			query(connectionFactory);
			return new Listener();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ConnectionFactoryConfiguration {

		final ConnectionFactory factory = TestDatabase.connectionFactory();

		@Bean
		ConnectionFactory applicationConnectionFactory() {
			return this.factory;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class DecoratedConnectionFactoryConfiguration {

		@Bean
		ConnectionFactory applicationConnectionFactory(List<ConnectionFactoryDecorator> decorators) {
			ConnectionFactory factory = TestDatabase.connectionFactory();
			for (ConnectionFactoryDecorator decorator : decorators) {
				factory = decorator.decorate(factory);
			}
			return factory;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class DecoratorConfiguration {

		@Bean
		StatementObservationDecorator own(ConfigurableListableBeanFactory beanFactory,
				ObjectProvider<StatementListener> listeners, ObjectProvider<CommitListener> commitListeners) {
			return new StatementObservationDecorator(beanFactory, listeners, commitListeners);
		}

	}

	static class Listener implements StatementListener {

		final List<StatementEvent> events = new CopyOnWriteArrayList<>();

		@Override
		public void onStatement(StatementEvent event) {
			this.events.add(event);
		}

	}

}
