package dev.covet.autoconfigure;

import java.time.Duration;

import dev.covet.TestDatabase;
import dev.covet.profile.Profiler;
import dev.covet.web.RequestProfilingWebFilter;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.web.server.reactive.context.AnnotationConfigReactiveWebServerApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link CovetProfilingAutoConfiguration}.
 */
class CovetProfilingAutoConfigurationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final String ENABLED = "covet.profiling.request.enabled=true";

	private final ReactiveWebApplicationContextRunner contextRunner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CovetProfilingAutoConfiguration.class));

	@Test
	void profilerIsThereByDefaultAndWebFilterIsNot() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(Profiler.class);
			assertThat(context).doesNotHaveBean(RequestProfilingWebFilter.class);
		});
	}

	@Test
	void webFilterWhenEnabledIsThere() {
		this.contextRunner.withPropertyValues(ENABLED)
			.run((context) -> assertThat(context).hasSingleBean(RequestProfilingWebFilter.class));
	}

	@Test
	void webFilterWhenApplicationIsNotReactiveIsNotThere() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CovetProfilingAutoConfiguration.class))
			.withPropertyValues(ENABLED)
			.run((context) -> {
				assertThat(context).hasSingleBean(Profiler.class);
				assertThat(context).doesNotHaveBean(RequestProfilingWebFilter.class);
			});
	}

	@Test
	void webFilterWhenWebIsMissingIsNotThere() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CovetProfilingAutoConfiguration.class))
			.withPropertyValues(ENABLED)
			.withClassLoader(new FilteredClassLoader(WebFilter.class))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context).doesNotHaveBean("covetRequestProfilingWebFilter");
			});
	}

	@Test
	void profilingWhenDisabledIsNotThere() {
		this.contextRunner.withPropertyValues(ENABLED, "covet.profiling.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Profiler.class)
				.doesNotHaveBean(RequestProfilingWebFilter.class));
	}

	@Test
	void profilingWhenCovetIsDisabledIsNotThere() {
		this.contextRunner.withPropertyValues(ENABLED, "covet.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Profiler.class)
				.doesNotHaveBean(RequestProfilingWebFilter.class)
				.doesNotHaveBean(CovetProfilingProperties.class));
	}

	@Test
	void profilingWhenApplicationHasItsOwnBeansBacksOff() {
		this.contextRunner.withUserConfiguration(OwnConfiguration.class).withPropertyValues(ENABLED).run((context) -> {
			assertThat(context).getBeans(Profiler.class).containsOnlyKeys("ownProfiler");
			assertThat(context).getBeans(RequestProfilingWebFilter.class).containsOnlyKeys("ownFilter");
		});
	}

	@Test
	void webFilterWhenServerRunsCountsStatementsOfEachRequest() {
		new ReactiveWebApplicationContextRunner(AnnotationConfigReactiveWebServerApplicationContext::new)
			.withConfiguration(AutoConfigurations.of(CovetStatementAutoConfiguration.class,
					CovetProfilingAutoConfiguration.class, R2dbcAutoConfiguration.class, JacksonAutoConfiguration.class,
					CodecsAutoConfiguration.class, HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class,
					NettyReactiveWebServerAutoConfiguration.class))
			.withUserConfiguration(Controller.class)
			.withPropertyValues("server.port=0", ENABLED, "covet.profiling.request.parameter=figures",
					"covet.profiling.request.header-prefix=My-",
					"spring.r2dbc.url=r2dbc:postgresql://localhost:" + TestDatabase.port() + "/postgres",
					"spring.r2dbc.username=postgres", "spring.r2dbc.password=postgres",
					"spring.r2dbc.pool.initial-size=1", "spring.r2dbc.pool.max-size=4")
			.run((context) -> {
				WebClient client = WebClient.create("http://localhost:"
						+ context.getSourceApplicationContext(AnnotationConfigReactiveWebServerApplicationContext.class)
							.getWebServer()
							.getPort());
				Flux.range(1, 60)
					.flatMap(
							(count) -> headers(client, "/statements/" + count + "?figures=true").doOnNext((headers) -> {
								assertThat(headers.getFirst("My-Query-Count")).isEqualTo(String.valueOf(count));
								assertThat(headers.getFirst("Server-Timing"))
									.matches("db;dur=\\d+\\.\\d, total;dur=\\d+\\.\\d");
							}), 12)
					.blockLast(TIMEOUT);
				assertThat(headers(client, "/statements/1").block(TIMEOUT).headerNames())
					.doesNotContain("My-Query-Count", "Server-Timing");
				ConnectionPool pool = context.getBean(ConnectionPool.class);
				await().atMost(TIMEOUT).until(() -> pool.getMetrics().orElseThrow().acquiredSize() == 0);
			});
	}

	private static Mono<HttpHeaders> headers(WebClient client, String uri) {
		return client.get().uri(uri).retrieve().toBodilessEntity().map((response) -> response.getHeaders());
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConfiguration {

		@Bean
		Profiler ownProfiler() {
			return new Profiler();
		}

		@Bean
		RequestProfilingWebFilter ownFilter() {
			return new RequestProfilingWebFilter("own", "Own-", System::nanoTime);
		}

	}

	@RestController
	static class Controller {

		private final DatabaseClient client;

		Controller(ConnectionFactory connectionFactory) {
			this.client = DatabaseClient.create(connectionFactory);
		}

		@GetMapping("/statements/{count}")
		Flux<Object> statements(@PathVariable int count) {
			return Flux.range(0, count)
				.concatMap((i) -> this.client.sql("SELECT $1::int").bind(0, i).map((row) -> row.get(0)).one());
		}

	}

}
