package dev.covet.autoconfigure.classpath;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.covet.Covet;
import dev.covet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application starts, without a word, whatever is missing on its class path. In a
 * package of its own, so that no entity of another test is looked for.
 */
@ExtendWith(OutputCaptureExtension.class)
class ClassPathTests {

	private static final String[] CONNECTION = {
			"spring.r2dbc.url=r2dbc:postgresql://localhost:" + TestDatabase.port() + "/postgres",
			"spring.r2dbc.username=postgres", "spring.r2dbc.password=postgres" };

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withPropertyValues(CONNECTION);

	@ParameterizedTest(name = "{0}")
	@MethodSource("libraries")
	void startWhenLibraryIsMissingIsSilent(String name, String[] packages, boolean queries, CapturedOutput output) {
		this.contextRunner.withPropertyValues(withoutThose(packages))
			.withClassLoader(new FilteredClassLoader(packages))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.containsBean("covet")).isEqualTo(queries);
				assertThat(
						output.getOut().lines().filter((line) -> line.contains("dev.covet") || line.contains(" WARN ")))
					.allMatch((line) -> name.equals("r2dbc-pool") && line.contains("has no pool"));
			});
	}

	// Boot's auto-configurations in the library's own packages are listed in its jar,
	// which
	// a filtered class loader still sees.
	private static String withoutThose(String[] packages) {
		return ImportCandidates.load(AutoConfiguration.class, ClassPathTests.class.getClassLoader())
			.getCandidates()
			.stream()
			.filter((candidate) -> Stream.of(packages).anyMatch((each) -> candidate.startsWith(each + ".")))
			.collect(Collectors.joining(",", "spring.autoconfigure.exclude=", ""));
	}

	static Stream<Arguments> libraries() {
		return Stream.of(
				library("R2DBC", false, "io.r2dbc", "org.springframework.r2dbc", "org.springframework.boot.r2dbc",
						"org.springframework.data.r2dbc", "org.springframework.data.relational",
						"org.springframework.boot.data.r2dbc", "org.springframework.jdbc", "com.zaxxer"),
				library("Spring Data", false, "org.springframework.data", "org.springframework.boot.data"),
				library("r2dbc-pool", true, "io.r2dbc.pool"), library("HikariCP", true, "com.zaxxer"),
				library("JDBC", true, "org.springframework.jdbc", "com.zaxxer"),
				library("the PostgreSQL driver", true, "io.r2dbc.postgresql"),
				library("WebFlux", true, "org.springframework.web.reactive", "org.springframework.boot.webflux"),
				library("web", true, "org.springframework.web", "org.springframework.boot.webflux"),
				library("servlet", true, "jakarta.servlet"),
				library("Actuator", true, "org.springframework.boot.actuate", "org.springframework.boot.health"),
				library("Micrometer", true, "io.micrometer"),
				library("Jackson", true, "tools.jackson", "com.fasterxml.jackson", "org.springframework.boot.jackson"),
				library("Caffeine", true, "com.github.benmanes.caffeine"),
				library("Redis", true, "org.springframework.data.redis", "io.lettuce"));
	}

	private static Arguments library(String name, boolean queries, String... packages) {
		return Arguments.of(name, packages, queries);
	}

	@Test
	void startWhenThereIsNoConnectionFactoryIsSilent(CapturedOutput output) {
		new ApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues(
					"spring.autoconfigure.exclude=org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(Covet.class);
				assertThat(output.getOut().lines().filter((line) -> line.contains("dev.covet"))).isEmpty();
			});
	}

	@Test
	void startWhenCovetIsDisabledHasNothingOfIt() {
		new ReactiveWebApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues(CONNECTION)
			.withPropertyValues("covet.enabled=false", "covet.query.echo=true", "covet.profiling.request.enabled=true")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(
						Stream.of(context.getBeanDefinitionNames()).filter((name) -> isOfCovet(context.getType(name))))
					.isEmpty();
			});
	}

	@Test
	void startWhenNothingIsMissingHasEverything() {
		this.contextRunner.run((context) -> assertThat(context.getBeansOfType(Covet.class)).hasSize(1));
	}

	private static boolean isOfCovet(Class<?> type) {
		return type != null && type.getName().startsWith("dev.covet.") && type != Application.class;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
