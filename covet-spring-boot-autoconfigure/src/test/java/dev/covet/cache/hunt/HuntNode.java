package dev.covet.cache.hunt;

import dev.covet.Covet;
import dev.covet.TestDatabase;
import dev.covet.cache.CacheRegions;
import dev.covet.cache.CacheStatistics;
import dev.covet.repository.CovetRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.repository.config.EnableR2dbcRepositories;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * One node of the application, with every read cached.
 */
final class HuntNode implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final int number;

	private HuntNode(int number, ConfigurableApplicationContext context) {
		this.number = number;
		this.context = context;
	}

	static HuntNode start(int number, int redisPort, @Nullable Breakage breakage, String... properties) {
		return new HuntNode(number,
				new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
					.initializers((context) -> context.getBeanFactory().addBeanPostProcessor(new Breaker(breakage)))
					.properties("spring.main.banner-mode=off",
							"spring.r2dbc.url=r2dbc:postgresql://localhost:" + TestDatabase.port() + "/hunt",
							"spring.r2dbc.username=postgres", "spring.r2dbc.password=postgres",
							"spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + redisPort,
							"spring.autoconfigure.exclude=", "covet.cache.query.enabled=true",
							"covet.cache.query.ttl=30s", "covet.pool.size=10", "covet.query.slow-threshold=")
					.properties(properties)
					.run());
	}

	int number() {
		return this.number;
	}

	Covet covet() {
		return this.context.getBean(Covet.class);
	}

	R2dbcEntityTemplate template() {
		return this.context.getBean(R2dbcEntityTemplate.class);
	}

	DatabaseClient client() {
		return this.context.getBean(DatabaseClient.class);
	}

	Items repository() {
		return this.context.getBean(Items.class);
	}

	long hits() {
		return this.context.getBean(CacheRegions.class)
			.statistics()
			.stream()
			.mapToLong((figures) -> figures.local().hits() + figures.shared().hits())
			.sum();
	}

	String figures() {
		return this.context.getBean(CacheRegions.class)
			.statistics()
			.stream()
			.map(CacheStatistics::toString)
			.toList()
			.toString();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * A repository.
	 */
	interface Items extends CovetRepository<Item, Long> {

	}

	/**
	 * The application.
	 */
	@SpringBootConfiguration
	@EnableAutoConfiguration
	@EnableR2dbcRepositories(considerNestedRepositories = true)
	static class Application {

	}

	/**
	 * Breaks a rule.
	 *
	 * @param breakage the rule, {@code null} for none
	 */
	private record Breaker(@Nullable Breakage breakage) implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			return (this.breakage != null && bean instanceof CacheRegions regions) ? this.breakage.breakIt(regions)
					: bean;
		}

	}

}
