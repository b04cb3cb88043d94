package dev.covet.autoconfigure;

import dev.covet.TestDatabase;
import dev.covet.actuate.CovetPoolEndpoint;
import dev.covet.actuate.ReactivePoolHealthIndicator;
import dev.covet.metrics.PoolMetrics;
import dev.covet.pool.ConnectionTotal;
import dev.covet.pool.ConnectionTotals;
import dev.covet.pool.InvalidPoolSettingException;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.TestPool;
import dev.covet.pool.check.PoolChecks;
import dev.covet.pool.check.PoolDoctor;
import dev.covet.pool.check.PoolFinding;
import dev.covet.pool.check.PoolSituation;
import dev.covet.pool.web.HeldScopeWebFilter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link CovetPoolAutoConfiguration} and those that show its figures.
 */
@ExtendWith(OutputCaptureExtension.class)
class CovetPoolAutoConfigurationTests {

	private static final String[] CONNECTION = {
			"spring.r2dbc.url=r2dbc:postgresql://localhost:" + TestDatabase.port() + "/postgres",
			"spring.r2dbc.username=postgres", "spring.r2dbc.password=postgres" };

	private static final AutoConfigurations FACES = AutoConfigurations.of(CovetPoolAutoConfiguration.class,
			CovetPoolEndpointAutoConfiguration.class, CovetPoolHealthAutoConfiguration.class,
			CovetPoolMetricsAutoConfiguration.class);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(FACES)
		.withUserConfiguration(PoolConfiguration.class)
		.withPropertyValues("management.endpoints.web.exposure.include=*");

	@Test
	void facesWhenThereIsNoConnectionFactoryKnowThePools() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			assertThat(context).hasSingleBean(CovetPoolEndpoint.class)
				.hasSingleBean(ReactivePoolHealthIndicator.class)
				.hasSingleBean(PoolMetrics.class)
				.doesNotHaveBean(HeldScopeWebFilter.class);
			assertThat(context.getBean(ConnectionTotals.class).total()).isEqualTo(new ConnectionTotal(1, 30, null));
			assertThat(context.getBean(CovetPoolEndpoint.class).pools().pools()).hasSize(1);
		});
	}

	@Test
	void endpointWhenNotExposedIsNoBean() {
		this.contextRunner.withPropertyValues("management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(CovetPoolEndpoint.class));
	}

	@Test
	void healthWhenDisabledIsNoBean() {
		this.contextRunner.withPropertyValues("management.health.covet.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ReactivePoolHealthIndicator.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "covet.enabled=false", "covet.pool.enabled=false" })
	void facesWhenDisabledAreNotThere(String property) {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withPropertyValues(property)
			.run((context) -> assertThat(context).doesNotHaveBean(PoolDoctor.class)
				.doesNotHaveBean(CovetPoolEndpoint.class)
				.doesNotHaveBean(ReactivePoolHealthIndicator.class)
				.doesNotHaveBean(PoolMetrics.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "io.micrometer", "org.springframework.r2dbc", "io.r2dbc", "org.springframework.web" })
	void facesWhenLibraryIsMissingStartWithout(String library) {
		this.contextRunner.withClassLoader(new FilteredClassLoader(library))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(PoolDoctor.class));
	}

	@Test
	void webFilterWhenReactiveIsThere() {
		new ReactiveWebApplicationContextRunner().withConfiguration(FACES)
			.run((context) -> assertThat(context).hasSingleBean(HeldScopeWebFilter.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-3", "10001" })
	void instancesWhenOutOfRangeFail(String instances) {
		this.contextRunner.withPropertyValues("covet.pool.instances=" + instances)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidPoolSettingException.class)
				.hasMessage("covet.pool.instances is " + instances + ": it must be from 1 to 10000"));
	}

	@Test
	void trafficWhenSizeIsSetTooSaysThatItWins(CapturedOutput output) {
		this.contextRunner.withPropertyValues("covet.pool.traffic=high", "covet.pool.size=7").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output)
				.containsOnlyOnce("covet.pool.traffic=high would make the pool 50 with an overflow of 50; "
						+ "what is set explicitly wins: covet.pool.size 7, covet.pool.max-overflow 50");
		});
	}

	@Test
	void unpooledWhenBootBuildsBareFactoryIsFound() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(R2dbcAutoConfiguration.class))
			.withPropertyValues(CONNECTION)
			.withPropertyValues("spring.r2dbc.pool.enabled=false")
			.run((context) -> {
				PoolSituation situation = context.getBean(PoolDoctor.class).look();
				assertThat(situation.unpooled()).containsExactly("connectionFactory");
				assertThat(PoolChecks.examine(situation)).extracting(PoolFinding::check).contains("unpooled");
			});
	}

	@Test
	void unpooledWhenBootBuildsPoolIsEmpty() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(R2dbcAutoConfiguration.class))
			.withPropertyValues(CONNECTION)
			.run((context) -> assertThat(context.getBean(PoolDoctor.class).look().unpooled()).isEmpty());
	}

	@Test
	void startWhenServerTakesTooFewWarnsWithAllNumbers(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start("covet.pool.instances=50")) {
			await().atMost(TestDatabase.TIMEOUT)
				.untilAsserted(() -> assertThat(output).contains("Too many connections: 50 instances with up to "
						+ "30 connections each make 1500; the server takes 300, of which it reserves 3: 297 are left "
						+ "for applications. Lower covet.pool.size and covet.pool.max-overflow, so that they make 5 or less"));
			assertThat(context.getBean(ConnectionTotals.class).total().fits()).isFalse();
		}
	}

	@Test
	void startWhenServerTakesEnoughIsSilentAndKnowsItsLimit(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start("covet.pool.instances=2")) {
			await().atMost(TestDatabase.TIMEOUT)
				.until(() -> context.getBean(ConnectionTotals.class).total().limit() != null);
			assertThat(output).doesNotContain("Too many connections");
		}
	}

	@Test
	void startWhenServerCannotBeReachedGoesOn(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start("spring.r2dbc.url=r2dbc:postgresql://localhost:1/none")) {
			assertThat(context.getBean(ConnectionTotals.class).total().limit()).isNull();
			assertThat(output).doesNotContain(" WARN ").doesNotContain(" ERROR ");
		}
	}

	private static ConfigurableApplicationContext start(String property) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties(CONNECTION)
			.properties(property, "spring.main.banner-mode=off")
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	static class PoolConfiguration {

		@Bean
		ManagedPool examplePool() {
			return TestPool.of(10, 20);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ R2dbcAutoConfiguration.class, CovetPoolAutoConfiguration.class })
	static class Application extends PoolConfiguration {

	}

}
