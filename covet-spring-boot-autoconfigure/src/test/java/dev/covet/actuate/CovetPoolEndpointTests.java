package dev.covet.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.covet.pool.ConnectionTotals;
import dev.covet.pool.HeldConnection;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolPressure;
import dev.covet.pool.PoolStatus;
import dev.covet.pool.ServerLimit;
import dev.covet.pool.TestPool;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CovetPoolEndpoint}, over a real port.
 */
class CovetPoolEndpointTests {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	@Test
	void endpointWhenAskedAnswersAsDocumented() throws IOException {
		try (ConfigurableApplicationContext context = start("--management.endpoints.web.exposure.include=covetpool")) {
			context.getBean(ConnectionTotals.class).hold(new ServerLimit(100, 3));
			String body = client(context).get()
				.uri("/actuator/covetpool")
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody(String.class)
				.returnResult()
				.getResponseBody();
			assertThat(MAPPER.readTree(body)).isEqualTo(documented());
		}
	}

	@Test
	void endpointWhenNotExposedIsNotThere() {
		try (ConfigurableApplicationContext context = start()) {
			client(context).get().uri("/actuator/covetpool").exchange().expectStatus().isNotFound();
		}
	}

	@Test
	void healthWhenAskedHasFiguresAndIsUp() {
		try (ConfigurableApplicationContext context = start("--management.endpoint.health.show-details=always",
				"--management.health.redis.enabled=false")) {
			client(context).get()
				.uri("/actuator/health")
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody()
				.jsonPath("$.components.covetPool.status")
				.isEqualTo("UP")
				.jsonPath("$.components.covetPool.details.connectionFactory.pending")
				.isEqualTo(3)
				.jsonPath("$.components.covetPool.details.connectionFactory.timeouts")
				.isEqualTo(4);
		}
	}

	private static JsonNode documented() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "pools.md"));
		int section = page.indexOf("## Reading the endpoint");
		int start = page.indexOf("```json", section) + "```json".length();
		return MAPPER.readTree(page.substring(start, page.indexOf("```", start)));
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.REACTIVE)
			.properties("server.port=0", "spring.main.banner-mode=off", "covet.pool.instances=4",
					"spring.autoconfigure.exclude=org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration,"
							+ "dev.covet.autoconfigure.CovetR2dbcPoolAutoConfiguration,"
							+ "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
			.run(arguments);
	}

	private static WebTestClient client(ConfigurableApplicationContext context) {
		return WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + context.getEnvironment().getProperty("local.server.port"))
			.responseTimeout(Duration.ofSeconds(20))
			.build();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ManagedPool examplePool() {
			PoolStatus.Times held = TestPool.times(200, 50);
			HeldConnection checkout = new HeldConnection("connectionFactory", Duration.ofSeconds(31), "checkout",
					"SELECT * FROM carts WHERE id = $1", Duration.ofSeconds(29));
			return TestPool.of(10, 20)
				.used(TestPool.times(200, 46), held, checkout)
				.under(new PoolPressure(0.25, 0, 0, 0, 1, Duration.ofSeconds(29)))
				.onEventLoops(Map.of("reactor-tcp-nio-1", 6, "reactor-tcp-nio-2", 6));
		}

	}

}
