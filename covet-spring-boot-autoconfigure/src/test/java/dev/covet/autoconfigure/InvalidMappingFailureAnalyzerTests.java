package dev.covet.autoconfigure;

import dev.covet.TestDatabase;
import dev.covet.mapping.InvalidMappingException;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToOne;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.mapping.R2dbcMappingContext;
import org.springframework.data.r2dbc.repository.R2dbcRepository;
import org.springframework.data.r2dbc.repository.config.EnableR2dbcRepositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link InvalidMappingFailureAnalyzer}, by applications that fail to start.
 */
@ExtendWith(OutputCaptureExtension.class)
class InvalidMappingFailureAnalyzerTests {

	@Test
	void startWhenRelationIsMappedByNothingSaysWhatIsWrongAndWhatToDo(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(MappedByNothing.class))
			.isInstanceOf(InvalidMappingException.class);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Description:",
					"Covet can't map an entity: " + MappedByNothing.class.getName()
							+ ".targets is mapped by 'nothing', which is no foreign key of class "
							+ Target.class.getName() + ".")
			.contains("Action:", "Name the property of Target that points back at MappedByNothing.")
			.doesNotContain("\tat dev.covet");
	}

	@Test
	void startWhenRelationPointsAtNoEntitySaysWhatIsWrongAndWhatToDo(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(ToString.class));
		assertThat(output)
			.contains("Covet can't map an entity: " + ToString.class.getName()
					+ ".name points at java.lang.String, which is no entity.")
			.contains("Point at a class or record that is mapped to a table and has a property marked with @Id.");
	}

	@Test
	void startWhenOnlyRepositoryKnowsEntityLooksAtItToo(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run(new SpringApplicationBuilder(RepositoryApplication.class)))
			.isInstanceOf(InvalidMappingException.class);
		assertThat(output).contains("Covet can't map an entity: " + ByNothing.class.getName()
				+ ".target is kept by 'targetId', which is no property of ByNothing.");
	}

	private static void start(Class<?> entity) {
		run(new SpringApplicationBuilder(Application.class)
			.initializers((context) -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String beanName) {
					if (bean instanceof R2dbcMappingContext mapping) {
						mapping.getPersistentEntity(entity);
					}
					return bean;
				}

			})));
	}

	private static void run(SpringApplicationBuilder builder) {
		SpringApplication application = builder.web(WebApplicationType.NONE)
			.properties("spring.r2dbc.url=r2dbc:postgresql://localhost:" + TestDatabase.port() + "/postgres",
					"spring.r2dbc.username=postgres", "spring.r2dbc.password=postgres",
					"spring.r2dbc.pool.initial-size=0")
			.build();
		application.run().close();
	}

	record Target(@Id Long id) {
	}

	record MappedByNothing(@Id Long id, @OneToMany(mappedBy = "nothing") Many<Target> targets) {
	}

	record ToString(@Id Long id, Ref<String> name) {
	}

	record ByNothing(@Id Long id, @ManyToOne(by = "targetId") Ref<Target> target) {
	}

	interface BrokenRepository extends R2dbcRepository<ByNothing, Long> {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableR2dbcRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*BrokenRepository"))
	static class RepositoryApplication {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
