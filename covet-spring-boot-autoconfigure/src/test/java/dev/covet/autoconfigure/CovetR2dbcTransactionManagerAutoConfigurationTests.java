package dev.covet.autoconfigure;

import dev.covet.TestDatabase;
import dev.covet.pool.r2dbc.CancellableTransactionManager;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CovetR2dbcTransactionManagerAutoConfiguration}.
 */
class CovetR2dbcTransactionManagerAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CovetTransactionManagerAutoConfiguration.class,
				CovetR2dbcTransactionManagerAutoConfiguration.class, R2dbcTransactionManagerAutoConfiguration.class))
		.withBean(ConnectionFactory.class, TestDatabase::connectionFactory);

	@Test
	void managerWhenTheApplicationHasNoneIsCovetsUnderBootsName() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(ReactiveTransactionManager.class)
			.getBean("connectionFactoryTransactionManager")
			.isInstanceOf(CancellableTransactionManager.class));
	}

	@Test
	void managerWhenTheApplicationHasOneStaysAsItIs() {
		R2dbcTransactionManager own = Mockito.mock(R2dbcTransactionManager.class);
		this.contextRunner.withBean(R2dbcTransactionManager.class, () -> own)
			.run((context) -> assertThat(context).getBean(ReactiveTransactionManager.class).isSameAs(own));
	}

	@Test
	void managerWhenCovetIsOffIsBoots() {
		this.contextRunner.withPropertyValues("covet.enabled=false")
			.run((context) -> assertThat(context).getBean(ReactiveTransactionManager.class)
				.isExactlyInstanceOf(R2dbcTransactionManager.class));
	}

}
