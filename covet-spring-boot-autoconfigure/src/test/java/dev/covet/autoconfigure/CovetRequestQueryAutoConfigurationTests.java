package dev.covet.autoconfigure;

import java.util.List;

import dev.covet.Covet;
import dev.covet.TestDatabase;
import dev.covet.query.web.QuerySetArgumentResolver;
import dev.covet.query.web.RequestQuery;
import dev.covet.query.web.RequestQueryProblems;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.web.reactive.config.WebFluxConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CovetRequestQueryAutoConfiguration}.
 */
class CovetRequestQueryAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(
			CovetRequestQueryAutoConfiguration.class, CovetMappingAutoConfiguration.class,
			CovetQueryAutoConfiguration.class, CovetWriteAutoConfiguration.class, R2dbcAutoConfiguration.class,
			DataR2dbcAutoConfiguration.class);

	private static final String[] CONNECTION = {
			"spring.r2dbc.url=r2dbc:postgresql://localhost:" + TestDatabase.port() + "/postgres",
			"spring.r2dbc.username=postgres", "spring.r2dbc.password=postgres", "spring.r2dbc.pool.initial-size=0" };

	private final ReactiveWebApplicationContextRunner contextRunner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withPropertyValues(CONNECTION);

	@Test
	void resolverWhenApplicationIsReactiveIsThere() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(QuerySetArgumentResolver.class)
			.hasSingleBean(RequestQueryProblems.class)
			.hasSingleBean(WebFluxConfigurer.class));
	}

	@Test
	void resolverWhenApplicationIsNoneOfWebFluxIsNotThere() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(CONNECTION)
			.run((context) -> assertThat(context).hasSingleBean(Covet.class)
				.doesNotHaveBean(QuerySetArgumentResolver.class)
				.doesNotHaveBean(RequestQueryProblems.class));
		this.contextRunner.withClassLoader(new FilteredClassLoader(WebFluxConfigurer.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("covetQuerySetArgumentResolver"));
	}

	@Test
	void resolverWhenThereIsNoDatabaseOrCovetIsDisabledIsNotThere() {
		new ReactiveWebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CovetRequestQueryAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(QuerySetArgumentResolver.class));
		this.contextRunner.withPropertyValues("covet.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(QuerySetArgumentResolver.class));
	}

	@Test
	void beansWhenApplicationHasItsOwnBackOff() {
		this.contextRunner.withUserConfiguration(OwnBeans.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("covetQuerySetArgumentResolver")
				.doesNotHaveBean("covetRequestQueryProblems")
				.hasSingleBean(QuerySetArgumentResolver.class)
				.hasSingleBean(RequestQueryProblems.class)
				.hasSingleBean(WebFluxConfigurer.class));
	}

	@Test
	void startWhenAllowedNameIsNoPropertyFailsAndNamesIt() {
		this.contextRunner.withBean(RequestQuery.class, () -> RequestQuery.of(Town.class).filter("name").sort("nmae"))
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasMessageContaining("nmae")
				.hasMessageContaining("name"));
	}

	@Table("town")
	record Town(@Id Long id, String name) {
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		QuerySetArgumentResolver ownResolver(Covet covet) {
			return new QuerySetArgumentResolver(covet, List::of);
		}

		@Bean
		RequestQueryProblems ownProblems() {
			return new RequestQueryProblems();
		}

		@Bean
		WebFluxConfigurer covetQuerySetArguments() {
			return new WebFluxConfigurer() {
			};
		}

	}

}
